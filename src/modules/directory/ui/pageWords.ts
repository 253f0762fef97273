// The pages of the routes take their titles and dates from here: their door to the words of the directory.
export { pageWords } from '../words/pages/index.ts';
export { dateText } from '../words/spoken.ts';
