/**
 * Employers: the list, one employer's page with contacts and tutors, and the form that makes a new one.
 * Identifiers are checked as they are typed; the collective agreement gives the OPCO, which can be corrected.
 * What is typed on an existing employer is saved at each pause.
 */
export { EmployerScreen } from './employer-screen';
export { EmployersScreen } from './employers-screen';
export { NewEmployerScreen } from './new-employer-screen';
