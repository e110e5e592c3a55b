import { ChecksumType, ConditionCode, decodePdu, DeliveryCode, FileStatus, type PduBody } from '../src';
import {
  as,
  bodyOf,
  conditionOf,
  count,
  eofBody,
  fileData,
  loseFirst,
  metadataBody,
  openWorld,
  sentKinds,
} from './support';
import { contentOf, putFile, S, World } from './world';

describe('edge cases that broke others (link.md, section 7)', () => {
  it.each(['metadata', 'file-data', 'eof', 'ack', 'finished', 'nak'] as const)(
    'CFDP-014 survives the loss of the first two %s',
    (kind) => {
      const world = openWorld();
      if (kind === 'nak') {
        const left = { data: 1, nak: 2 };
        world.drops = (_, pdu) => {
          const body = bodyOf(pdu);
          if (body.kind === 'file-data') return left.data-- > 0;
          return body.kind === 'nak' && left.nak-- > 0;
        };
      } else loseFirst(world, kind, 2);
      const id = putFile(world.ground, 'f', contentOf(1, 20_000));
      world.settle(120 * S);
      expect(conditionOf(world.ground, id)).toBe(ConditionCode.NoError);
      expect(world.craft.store.files.get('in/f')).toEqual(contentOf(1, 20_000));
    },
  );

  it('CFDP-014 asks for missing metadata at once, and does not wait for the end of the file', () => {
    const world = openWorld();
    loseFirst(world, 'metadata');
    const id = putFile(world.ground, 'f', contentOf(1, 100_000));
    world.settle(120 * S);
    const firstNak = world.craft.sent.findIndex((pdu) => bodyOf(pdu).kind === 'nak');
    expect(bodyOf(world.craft.sent[firstNak]!)).toMatchObject({ segments: expect.arrayContaining([[0, 0]]) });
    const eofAt = sentKinds(world.ground).indexOf('eof');
    expect(
      sentKinds(world.ground)
        .slice(0, eofAt)
        .filter((kind) => kind === 'metadata'),
    ).toHaveLength(2);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
  });

  it('CFDP-015 asks for a gap only after the end of the file when deferred, at once when immediate', () => {
    for (const nak of ['deferred', 'immediate'] as const) {
      const world = openWorld({ nak });
      loseFirst(world, 'file-data');
      putFile(world.ground, 'f', contentOf(1, 100_000));
      world.runUntil(1.5 * S);
      expect(sentKinds(world.ground)).not.toContain('eof');
      expect(count(world.craft, 'nak')).toBe(nak === 'immediate' ? 1 : 0);
      world.settle(60 * S);
      expect(count(world.craft, 'nak')).toBe(1);
    }
  });

  it('CFDP-016 gives up after four unanswered EOF, says so, and cancels (a fault must cancel)', () => {
    const world = openWorld();
    world.drops = (from) => from === world.craft;
    const id = putFile(world.ground, 'f', contentOf(1, 1000));
    world.settle(300 * S);
    const eofs = world.ground.sent.map(bodyOf).filter((body) => body.kind === 'eof');
    expect(eofs.map(({ condition }) => condition)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(conditionOf(world.ground, id)).toBe(ConditionCode.PositiveAckLimit);
    expect(world.ground.indications.map(({ type }) => type)).toContain('abandoned');
  });

  it('CFDP-016 gives up after four requests that brought nothing', () => {
    const world = openWorld();
    world.drops = (_, pdu) => ['file-data', 'prompt'].includes(bodyOf(pdu).kind);
    const id = putFile(world.ground, 'f', contentOf(1, 1000));
    world.settle(300 * S);
    expect(count(world.craft, 'nak')).toBe(4);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NakLimit);
    expect(conditionOf(world.ground, id)).toBe(ConditionCode.NakLimit);
    expect(world.craft.store.files.size).toBe(0);
  });

  it('CFDP-016 gives up after 30 s of silence, and four unanswered Finished', () => {
    const world = openWorld();
    world.craft.give({ kind: 'pdu', bytes: as(metadataBody()) });
    world.runUntil(29 * S);
    expect(world.craft.outcome('1:1')).toBeUndefined();
    world.settle(60 * S);
    expect(conditionOf(world.craft, '1:1')).toBe(ConditionCode.InactivityDetected);
    // The ground never knew of it and says so: the first Finished is answered.
    expect(count(world.craft, 'finished')).toBe(1);
    world.drops = () => true;
    world.craft.give({ kind: 'pdu', bytes: as(metadataBody(), 2) });
    world.settle(120 * S);
    expect(count(world.craft, 'finished')).toBe(5);
    expect(world.craft.indications.at(-1)).toMatchObject({ type: 'abandoned' });
  });

  it('CFDP-017 is cancelled by its sender, in the middle', () => {
    const world = openWorld();
    const id = putFile(world.ground, 'f', contentOf(1, 100_000));
    world.runUntil(S);
    world.ground.give({ kind: 'cancel', transaction: id });
    world.settle(60 * S);
    for (const side of [world.ground, world.craft]) {
      expect(side.outcome(id)).toMatchObject({
        condition: ConditionCode.CancelRequest,
        delivery: DeliveryCode.Incomplete,
      });
    }
    expect(world.craft.store.partials.size + world.craft.store.files.size).toBe(0);
    const finished = world.craft.sent.map(bodyOf).find((body) => body.kind === 'finished');
    expect(finished).toMatchObject({
      faultLocation: { id: 1 },
      fileStatus: FileStatus.DiscardedDeliberately,
    });
  });

  it('CFDP-017 is cancelled by its receiver, in the middle', () => {
    const world = openWorld();
    const id = putFile(world.ground, 'f', contentOf(1, 100_000));
    world.runUntil(S);
    world.craft.give({ kind: 'cancel', transaction: id });
    world.settle(60 * S);
    for (const side of [world.ground, world.craft])
      expect(conditionOf(side, id)).toBe(ConditionCode.CancelRequest);
    expect(world.craft.store.partials.size + world.craft.store.files.size).toBe(0);
    const finished = world.craft.sent.map(bodyOf).find((body) => body.kind === 'finished');
    expect(finished).toMatchObject({ faultLocation: { id: 2 } });
  });

  it('CFDP-017 is cancelled before anything left: nobody else is told', () => {
    const world = new World(1);
    const id = putFile(world.ground, 'f', contentOf(1, 1000));
    world.runUntil(S);
    world.ground.give({ kind: 'cancel', transaction: id });
    expect(conditionOf(world.ground, id)).toBe(ConditionCode.CancelRequest);
    world.setLink(true);
    world.settle(10 * S);
    expect(world.ground.sent).toEqual([]);
  });

  it('CFDP-018 answers each EOF that comes again, and takes none twice', () => {
    const world = openWorld();
    const id = putFile(world.ground, 'f', contentOf(1, 1000));
    world.settle(30 * S);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
    const eof = world.ground.sent.find((pdu) => bodyOf(pdu).kind === 'eof')!;
    const metadata = world.ground.sent.find((pdu) => bodyOf(pdu).kind === 'metadata')!;
    const acks = count(world.craft, 'ack');
    for (const bytes of [eof, metadata, eof, eof]) {
      world.craft.give({ kind: 'pdu', bytes });
      world.runUntil(world.nowUs + S);
    }
    expect(count(world.craft, 'ack')).toBe(acks + 3);
    expect(world.craft.state.transactions.size).toBe(0);
    expect(world.craft.store.commits).toBe(1);
    expect(world.craft.indications.filter(({ type }) => type === 'finished')).toHaveLength(1);
  });

  it('CFDP-018 acknowledges a Finished that comes again after its own end', () => {
    const world = openWorld();
    let lost = 0;
    world.drops = (from, pdu) => from === world.ground && bodyOf(pdu).kind === 'ack' && lost++ < 2;
    const id = putFile(world.ground, 'f', contentOf(1, 1000));
    world.settle(60 * S);
    expect(count(world.craft, 'finished')).toBe(3);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
    expect(world.craft.indications.map(({ type }) => type)).not.toContain('abandoned');
  });

  it('CFDP-019 keeps the timers of each transaction apart', () => {
    const world = openWorld();
    world.drops = (_, pdu) => {
      const decoded = decodePdu(pdu);
      return (
        decoded.kind === 'pdu' && decoded.pdu.header.sequence === 1 && decoded.pdu.body.kind !== 'metadata'
      );
    };
    const silent = putFile(world.ground, 'f', contentOf(1, 1000));
    const lively = putFile(world.ground, 'g', contentOf(2, 400_000));
    world.settle(120 * S);
    expect(conditionOf(world.ground, silent)).toBe(ConditionCode.PositiveAckLimit);
    expect(conditionOf(world.craft, silent)).toBe(ConditionCode.InactivityDetected);
    expect(conditionOf(world.ground, lively)).toBe(ConditionCode.NoError);
  });

  it('CFDP-020 refuses a checksum that it does not know, a size that does not hold, a wrong checksum', () => {
    const world = openWorld();
    const cases: [ConditionCode, PduBody[]][] = [
      [ConditionCode.UnsupportedChecksum, [metadataBody({ checksumType: 7 })]],
      [ConditionCode.FileSizeError, [metadataBody(), fileData(8, new Uint8Array(3)).body]],
      [
        ConditionCode.FileSizeError,
        [metadataBody({ size: 0 }), fileData(0, new Uint8Array(9)).body, eofBody(8)],
      ],
      [ConditionCode.FileSizeError, [metadataBody(), eofBody(11)]],
      [
        ConditionCode.FileSizeError,
        [metadataBody({ size: 0 }), eofBody(8), fileData(8, new Uint8Array(1)).body],
      ],
      [
        ConditionCode.FileChecksumFailure,
        [metadataBody(), fileData(0, new Uint8Array(10)).body, eofBody(10, 1)],
      ],
      [ConditionCode.FilestoreRejection, [metadataBody({ destinationName: '' })]],
    ];
    cases.forEach(([condition, bodies], index) => {
      for (const body of bodies) world.craft.give({ kind: 'pdu', bytes: as(body, index + 1) });
      world.runUntil(world.nowUs + S);
      expect(conditionOf(world.craft, `1:${index + 1}`)).toBe(condition);
    });
    expect(world.craft.store.files.size + world.craft.store.partials.size).toBe(0);
  });

  it('CFDP-021 LK-11 takes a file as bytes only: a request to the filestore turns the whole file down', () => {
    const world = openWorld();
    const request = { kind: 'filestore-request', action: 2, first: 'in/f', second: 'bin/f' } as const;
    world.craft.give({ kind: 'pdu', bytes: as(metadataBody({ options: [request] })) });
    world.runUntil(S);
    expect(conditionOf(world.craft, '1:1')).toBe(ConditionCode.FilestoreRejection);
    expect(world.craft.store.log).toEqual(['discard']);
  });

  it('CFDP-022 ends with a fault on both sides when the filestore refuses', () => {
    const kinds = ['open-partial', 'write', 'checksum', 'commit', 'open-source', 'read'];
    for (const kind of kinds) {
      const world = openWorld();
      for (const side of [world.ground, world.craft])
        side.store.failing = (output) => (output.kind === kind ? 'ENOSPC' : null);
      const id = putFile(world.ground, 'f', contentOf(1, 3000));
      world.settle(60 * S);
      expect(conditionOf(world.ground, id)).toBe(ConditionCode.FilestoreRejection);
      const knows = world.craft.indications.length > 0;
      if (knows) expect(conditionOf(world.craft, id)).toBe(ConditionCode.FilestoreRejection);
      expect(world.craft.store.files.size + world.craft.store.partials.size).toBe(0);
    }
  });

  it('CFDP-022 says that the source changed while it was on its way', () => {
    const world = openWorld();
    const id = putFile(world.ground, 'f', contentOf(1, 100_000));
    world.runUntil(S);
    world.ground.store.files.set('f', contentOf(2, 100_000));
    world.settle(60 * S);
    expect(conditionOf(world.ground, id)).toBe(ConditionCode.FileChecksumFailure);
    expect(world.craft.store.files.size).toBe(0);
    const shorter = putFile(world.ground, 'g', contentOf(1, 100_000));
    world.runUntil(world.nowUs + S);
    world.ground.store.files.set('g', contentOf(1, 10));
    world.settle(60 * S);
    expect(conditionOf(world.craft, shorter)).toBe(ConditionCode.FileSizeError);
  });

  it('CFDP-023 refuses PDUs that are not for it: entity, remote, class, large file flag', () => {
    const world = openWorld();
    const before = world.craft.state;
    for (const header of [{ destination: 3 }, { source: 9 }, { mode: 'unacknowledged' }] as const)
      world.craft.give({ kind: 'pdu', bytes: as(metadataBody(), 1, header) });
    expect(world.craft.state.transactions.size).toBe(0);
    expect(world.craft.state.counters.pdusRefused).toBe(before.counters.pdusRefused + 3);
    world.craft.give({ kind: 'pdu', bytes: as(metadataBody()) });
    world.craft.give({ kind: 'pdu', bytes: as(eofBody(10), 1, { large: true }) });
    expect(world.craft.state.counters.pdusRefused).toBe(before.counters.pdusRefused + 4);
    expect(world.craft.store.snapshot).toBeNull();
  });

  it.each([ChecksumType.Modular, ChecksumType.Crc32C, ChecksumType.Crc32, ChecksumType.Null])(
    'CFDP-010 carries a file with checksum type %s, and an empty one',
    (checksum) => {
      const world = openWorld({ checksum });
      const ids = [
        putFile(world.ground, 'f', contentOf(1, 3001)),
        putFile(world.ground, 'empty', new Uint8Array()),
      ];
      world.settle(60 * S);
      for (const id of ids) expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
      expect(world.craft.store.files.get('in/empty')).toEqual(new Uint8Array());
      expect(world.craft.store.files.get('in/f')).toEqual(contentOf(1, 3001));
    },
  );
});
