export { EmployerScreen } from './employer-screen';
export { EmployersScreen } from './employers-screen';
export { NewEmployerScreen } from './new-employer-screen';
