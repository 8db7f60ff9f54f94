// What a person may be prepared for, and what each purpose needs of her: what no scheme and no contract says is declared
// (`declared.ts`), the rest is read from the kinds of contract, from the law and from the papers that they ask for.
export { completenessOf, type PreparedPerson, type Purpose, type Standing } from './completeness';
export {
  type Need,
  type StoredNeed,
  type StoredPurposeId,
  storedPurposeIds,
  storedPurposes,
} from './declared';
