/** The one component of the lists: filters as chips, views as tabs, columns, selection, paper and files. */
export { type BoardProps, type Cells, type ChosenRows, ListView } from './list-view';
