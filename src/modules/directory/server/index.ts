export { loadDirectory } from './load.ts';
