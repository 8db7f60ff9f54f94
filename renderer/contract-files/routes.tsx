export { ContractFileScreen } from './contract-file-screen';
export { ContractFilesScreen } from './contract-files-screen';
export { NewContractFileScreen } from './new-contract-file-screen';
