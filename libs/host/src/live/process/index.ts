export { LiveProcess } from './port';
