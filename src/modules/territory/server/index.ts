export { describeArea, municipalityName } from './describeArea.ts';
export { districtNames } from './districtNames.ts';
export { landmarks } from './landmarks.ts';
export { loadTerritory } from './load.ts';
