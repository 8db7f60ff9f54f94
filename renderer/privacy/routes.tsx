export { ErasureScreen } from './erasure-screen';
