export { SimulatedFlight } from './simulated-flight';
export type { FlownService, SimulatedFlightOptions } from './simulated-flight';
