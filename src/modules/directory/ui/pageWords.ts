// The routes draw the map and give pages their titles: this is their door to the words of the pages.
export { pageWords } from '../words/pages/index.ts';
