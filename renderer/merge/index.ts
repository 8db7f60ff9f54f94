/** Two records of one person: side by side, made one, separated; and what a page of a person says of it. */
export { Unions } from './unions';
