// The pages of the routes take their titles from here: their door to the words of the directory.
export { pageWords } from '../words/pages/index.ts';
