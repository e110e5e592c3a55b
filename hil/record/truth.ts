import type { Body, RigTruth } from '@dawnline/contracts';
import { energyLedger, ZERO_CELSIUS_K, type Plant } from '@hil/plant';
import type { OrbitEntry } from './record';

/** Plant truth as RigTruth carries it and the flight record keeps it. */
export function truthOf(plant: Plant, rate: number): Body<RigTruth> {
  const { state, inputs } = plant;
  const celsius = (node: string): number =>
    state.nodeTemperatureK[plant.nodeIndex.get(node)!] - ZERO_CELSIUS_K;
  const ledger = energyLedger(plant);
  return {
    stateOfCharge: state.batteryStateOfCharge[0],
    light: state.lightFraction[0],
    arrayPowerW: state.arrayPowerW[0],
    loadPowerW: state.loadPowerW[0],
    batteryPowerW: state.batteryVoltageV[0] * state.batteryCurrentA[0],
    busVoltageV: state.busVoltageV[0],
    dieC: celsius('die'),
    hbmC: celsius('hbm'),
    plateC: celsius('plate'),
    hostC: celsius('host'),
    loopC: celsius('loop'),
    radiatorAC: celsius('radiator-a'),
    radiatorBC: celsius('radiator-b'),
    structureC: celsius('structure'),
    batteryC: celsius('battery'),
    gpuPowerW: state.gpuPowerW[0],
    gpuCapW: inputs.gpuCapW[0],
    gpuClockMhz: state.gpuClockMHz[0],
    ledgerResidual: ledger.craftInJ > 0 ? ledger.craftResidualJ / ledger.craftInJ : 0,
    station: stationInView(plant),
    latitudeDeg: state.geodetic[0],
    longitudeDeg: state.geodetic[1],
    rate,
  };
}

/** Station whose mask the craft is above; '' for none. */
export function stationInView(plant: Plant): string {
  const index = plant.state.contactStation[0];
  return index < 0 ? '' : plant.parameters.stations[index].id;
}

/** Sees the orbit events between two looks at the plant. */
export class OrbitWatch {
  private inEclipse: boolean;
  private station: string;

  constructor(private readonly plant: Plant) {
    this.inEclipse = plant.state.inEclipse[0] === 1;
    this.station = stationInView(plant);
  }

  look(nowUs: number): OrbitEntry[] {
    const entries: OrbitEntry[] = [];
    const add = (what: OrbitEntry['what'], station: string): void => {
      entries.push({ t: nowUs, kind: 'orbit', what, station });
    };
    const inEclipse = this.plant.state.inEclipse[0] === 1;
    if (inEclipse !== this.inEclipse) add(inEclipse ? 'eclipse-enter' : 'eclipse-exit', '');
    this.inEclipse = inEclipse;
    const station = stationInView(this.plant);
    if (station !== this.station) {
      if (this.station !== '') add('loss-of-signal', this.station);
      if (station !== '') add('acquisition-of-signal', station);
    }
    this.station = station;
    return entries;
  }
}
