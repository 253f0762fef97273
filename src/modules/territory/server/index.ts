export { describeArea } from './describeArea.ts';
export { loadTerritory } from './load.ts';
