// Values and orders that the structure adds to the tables of the law without a release, and signed reference packs.
// Each entry keeps who gave it, when, and from which text; nothing is erased: an entry is withdrawn, with a reason.

export {
  PACK_FORMAT,
  type PackPayload,
  packFileSchema,
  packLimits,
  packPayloadSchema,
} from './pack.schema';
export { orderFault, valueFault } from './plausible';
export * from './references.procedures';
