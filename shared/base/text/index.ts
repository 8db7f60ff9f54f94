// Text of the interface and of the search: folding, French typography, numbers, amounts, telephone numbers.
// Everything is pure. Stored forms are bare (`+33639981234`, `8220Z`, cents); these functions dress them for the eye.
// Dates are dressed in `shared/base/time`.
export * from './fold';
export * from './french';
export * from './phone';
export * from './social-security';
export * from './written-number';
