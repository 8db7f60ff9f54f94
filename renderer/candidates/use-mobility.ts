import { type Control, useWatch } from 'react-hook-form';
import type { Mobility, ProfileEntry } from '../../shared/candidates';
import type { CandidateForm } from '../people/candidate-form';

/** How she moves, as the form holds it at this moment. */
export function useMobility(control: Control<CandidateForm>, entries: readonly ProfileEntry[]): Mobility {
  const [drivingLicence, vehicle, meansOfTransport, reachKm, reachMinutes] = useWatch({
    control,
    name: ['drivingLicence', 'vehicle', 'meansOfTransport', 'reachKm', 'reachMinutes'],
  });
  return { drivingLicence, vehicle, meansOfTransport, reachKm, reachMinutes, entries };
}
