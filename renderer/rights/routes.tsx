export { ComparatorScreen } from './comparator-screen';
export { FindContractScreen } from './find-contract-screen';
export { SheetScreen } from './sheet-screen';
export { SheetsScreen } from './sheets-screen';
export { SweepScreen } from './sweep-screen';
