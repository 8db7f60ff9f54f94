import {
  accessesList,
  candidatesList,
  contractFilesList,
  employersList,
  importsList,
  type ListDeclaration,
  type ListId,
  rightsRequestsList,
} from '../../../shared/lists';
import { rightsList } from '../../../shared/sweep';

/** Every list of the app; a screen takes its own. */
export const lists: Readonly<Record<ListId, ListDeclaration>> = {
  candidates: candidatesList,
  rights: rightsList,
  employers: employersList,
  'contract-files': contractFilesList,
  imports: importsList,
  accesses: accessesList,
  'rights-requests': rightsRequestsList,
};
