export { helpTexts } from './help.texts';
export { guidePageFor } from './places';
export { type GuideLine, useGuideLines } from './use-guide-lines';
