/**
 * Hand-over, on screen: giving candidates to a colleague as one encrypted file, receiving one, the directory of colleagues.
 * What is received is previewed before it is accepted.
 * Procedures: `shared/handover`.
 */
export { HandoverScreen } from './handover-screen';
