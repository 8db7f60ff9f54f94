import { z } from 'zod';
import { civilDateSchema } from '../base/time';

/*
 * What a person may object to (RGPD, article 21; docs/sources/personal-data.md). An objection that holds takes her out, the
 * moment it is recorded, of what presents her to others. Her record stays: to accompany her is a mission of public interest.
 */

export const objectionScopes = {
  everything: {
    label: 'Tout ce qui n’est pas son accompagnement',
    said: 'ni listes qui sortent, ni recherche de profils, ni transmission à un collègue',
  },
  lists: {
    label: 'Les listes et la recherche de profils',
    said: 'ni listes qui sortent, ni recherche de profils',
  },
  handover: { label: 'La transmission à un collègue', said: 'pas de transmission à un collègue' },
} as const;
export type ObjectionScope = keyof typeof objectionScopes;
export const objectionScopeCodes = Object.keys(objectionScopes) as [ObjectionScope, ...ObjectionScope[]];
const objectionScopeSchema = z.enum(objectionScopeCodes);

/** What the portfolio does with somebody, that she may object to. */
export type ObjectedUse = Exclude<ObjectionScope, 'everything'>;

export const objectionInputSchema = z.strictObject({
  scope: objectionScopeSchema,
  madeOn: civilDateSchema,
});
export const objectionSchema = objectionInputSchema.extend({
  id: z.uuid(),
  /** The day on which she took it back herself; `null`: it holds. */
  withdrawnOn: civilDateSchema.nullable(),
});
export type Objection = z.infer<typeof objectionSchema>;
