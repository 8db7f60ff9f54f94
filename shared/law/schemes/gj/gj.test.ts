import { runVerdictTables } from '../../../../test/support/rule-cases';
import { tables } from './cases';

runVerdictTables(tables);
