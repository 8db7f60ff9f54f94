export { PresentationScreen } from './presentation-screen';
