#!/usr/bin/env python3
"""The other end of a transfer, played by cfdp-py (an independent implementation, pip install cfdp-py).

interop.py receive FOLDER | interop.py send SOURCE DESTINATION
Each line in is one PDU in hexadecimal, or empty; each is answered by PDUs, one a line, and a line with a dot.
"""
import sys
from datetime import timedelta
from pathlib import Path

from cfdppy.handler.dest import DestHandler
from cfdppy.handler.source import SourceHandler
from cfdppy.mib import (
    CheckTimerProvider,
    DefaultFaultHandlerBase,
    IndicationConfig,
    LocalEntityConfig,
    RemoteEntityConfig,
    RemoteEntityConfigTable,
)
from cfdppy.request import PutRequest
from cfdppy.user import CfdpUserBase
from spacepackets.cfdp import ChecksumType, TransmissionMode
from spacepackets.cfdp.pdu.helper import PduFactory
from spacepackets.countdown import Countdown
from spacepackets.seqcount import SeqCountProvider
from spacepackets.util import ByteFieldU8


def nothing(*_args, **_named):
    return None


def quiet(base):
    """All abstract methods do nothing."""
    return type("Quiet", (base,), {name: nothing for name in base.__abstractmethods__})


class Timers(CheckTimerProvider):
    def provide_check_timer(self, local_entity_id, remote_entity_id, entity_type):
        return Countdown(timedelta(seconds=5))


def main():
    mode = sys.argv[1]
    ours, theirs = (ByteFieldU8(2), ByteFieldU8(1)) if mode == "receive" else (ByteFieldU8(1), ByteFieldU8(2))
    local = LocalEntityConfig(ours, IndicationConfig(), quiet(DefaultFaultHandlerBase)())
    remote = RemoteEntityConfig(
        entity_id=theirs,
        max_file_segment_len=500,
        max_packet_len=600,
        closure_requested=False,
        crc_on_transmission=False,
        default_transmission_mode=TransmissionMode.ACKNOWLEDGED,
        crc_type=ChecksumType.CRC_32,
        immediate_nak_mode=False,
        nak_timer_interval_seconds=0.2,
    )
    table = RemoteEntityConfigTable([remote])
    user = quiet(CfdpUserBase)()
    if mode == "receive":
        handler = DestHandler(local, user, table, Timers())
    else:
        handler = SourceHandler(local, user, table, Timers(), SeqCountProvider(16))
        handler.put_request(PutRequest(theirs, Path(sys.argv[2]), Path(sys.argv[3]), None, None))
    for line in sys.stdin:
        packet = PduFactory.from_raw(bytes.fromhex(line.strip())) if line.strip() else None
        handler.state_machine(packet)
        while handler.packets_ready:
            # All that is ready must be taken before the machine may go on.
            while (holder := handler.get_next_packet()) is not None:
                print(bytes(holder.pack()).hex())
            handler.state_machine()
        print(".", flush=True)


main()
