import { z } from 'zod';
import { fileHandleSchema, inOpenVault, noLine } from '../base/procedure';
import { scanInputSchema, scanSchema } from '../base/scan.schema';
import { candidateIdSchema } from '../fields';
import { paperInputSchema, paperSchema } from './paper';

const ofPerson = z.strictObject({ candidateId: candidateIdSchema });
const ofPaper = ofPerson.extend({ id: z.uuid() });
const bytes = z.instanceof(Uint8Array);
/** The papers of a person, in the order of their kinds, the latest of each first. */
const papers = z.strictObject({ papers: z.array(paperSchema) });
/** What went, whole: it can be put back as it was. */
const removedScan = scanSchema.extend({ content: bytes });

/** Where what a change here touches is shown. */
const shownIn = ['candidates', 'contractFiles', 'papers', 'portfolio', 'rights'] as const;

export const papersProcedures = {
  'papers.list': inOpenVault(ofPerson, papers, {
    leaves: { kind: 'candidate.read', subject: { type: 'candidate', field: 'candidateId' }, isReading: true },
    reads: true,
    refreshes: [],
  }),
  /** A new paper; with `id`, corrects one, or puts back one that was removed. */
  'papers.save': inOpenVault(
    ofPerson.extend({ id: z.uuid().nullable(), paper: paperInputSchema }),
    papers.extend({ id: z.uuid() }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
  /** Takes a paper away with its copies, and answers them. */
  'papers.remove': inOpenVault(ofPaper, papers.extend({ removed: z.array(removedScan) }), {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** Takes a copy of the chosen file into the vault; type told by its content, 20 MB at most. */
  'papers.addScan': inOpenVault(ofPaper.extend({ file: fileHandleSchema }), papers, {
    files: { file: 'open:attachment' },
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  /** The same for a copy whose bytes the page already has. */
  'papers.addScanBytes': inOpenVault(scanInputSchema.extend(ofPaper.shape), papers, {
    leaves: noLine.change,
    refreshes: shownIn,
  }),
  'papers.readScan': inOpenVault(
    z.strictObject({ scanId: z.uuid() }),
    z.strictObject({ scan: scanSchema, bytes }),
    {
      leaves: { kind: 'paper.read', subject: { type: 'scan', field: 'scanId' }, isReading: true },
      reads: true,
      refreshes: [],
    },
  ),
  'papers.removeScan': inOpenVault(
    ofPerson.extend({ scanId: z.uuid() }),
    papers.extend({ removed: removedScan }),
    { leaves: noLine.change, refreshes: shownIn },
  ),
} as const;
