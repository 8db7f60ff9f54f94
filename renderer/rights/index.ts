/**
 * Rights, on screen: what the law says of a person, the comparator, the reasoning of an answer, the adviser's own answer,
 * the report of an answer, the sheets of the schemes. Rules: `shared/law`; procedures: `shared/rights`.
 */
export { Explanation } from './explanation';
export { FactQuestion } from './fact-field';
export { Reserves } from './reserves';
export { partTexts } from './rights.texts';
export { RightsTab } from './rights-tab';
