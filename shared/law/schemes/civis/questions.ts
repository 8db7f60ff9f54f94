// What a file of this contract asks of its law besides the answer.
export { civisAllowanceStep as allowanceStep, civisLimits as limits, contactPace } from '.';
