/**
 * Indicators: the quarter's figures as they would leave, every cell on screen before anything is written.
 * Each figure has its unit, its period and its definition; masked cells are named as such.
 * The file is written where the user says, and any export can be verified here.
 */
export { IndicatorsScreen } from './indicators-screen';
