export { helpTexts } from './help.texts';
export { guidePageFor, isHelp } from './places';
export { type GuideLine, useGuideLines } from './use-guide-lines';
