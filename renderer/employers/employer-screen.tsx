import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { type Employer, type EmployerInput, employerInputSchema } from '../../shared/employers';
import { formatSiret } from '../../shared/text';
import { call, refreshAfter, useFormAutosave, useProcedure } from '../app';
import { Loaded, Page } from '../ui';
import { EmployerForm, type EmployerFormValues } from './employer-form';
import { kindLabels } from './labels';

const labels: { readonly [K in keyof EmployerInput]?: string } = {
  name: 'dénomination',
  siret: 'SIRET',
  naf: 'code NAF',
  idcc: 'IDCC',
  postcode: 'code postal',
  phone: 'téléphone',
  email: 'courriel',
  headcount: 'effectif',
  contacts: 'contacts',
  tutors: 'tuteurs',
};

/** One employer; what is typed is saved at each pause. */
export function EmployerScreen(): ReactNode {
  const { employerId } = useParams({ from: '/employeurs/$employerId' });
  const query = useProcedure('employers.get', { id: employerId });
  return (
    <Loaded query={query}>{({ employer }) => <OneEmployer key={employer.id} employer={employer} />}</Loaded>
  );
}

function OneEmployer({ employer: loaded }: { readonly employer: Employer }): ReactNode {
  const navigate = useNavigate();
  const [employer, setEmployer] = useState(loaded);
  const form = useForm<EmployerFormValues>({
    resolver: zodResolver(employerInputSchema),
    defaultValues: inputOf(loaded),
    mode: 'onChange',
  });
  const { flush } = useFormAutosave({
    form,
    schema: employerInputSchema,
    saved: inputOf(employer),
    labels,
    save: async (input) => {
      const answer = await call('employers.update', {
        id: employer.id,
        version: employer.version,
        employer: input,
      });
      setEmployer(answer.employer);
      await refreshAfter('employers.update');
    },
  });
  const back = async (): Promise<void> => {
    await flush();
    await navigate({ to: '/employeurs' });
  };
  const newFile = async (): Promise<void> => {
    await flush();
    await navigate({ to: '/dossiers/nouveau', search: { employeur: employer.id } });
  };
  return (
    <Page
      title={employer.name}
      subtitle={[
        employer.kind === null ? null : kindLabels[employer.kind],
        employer.siret === '' ? null : `SIRET ${formatSiret(employer.siret)}`,
        employer.commune || null,
      ]
        .filter((part) => part !== null)
        .join(', ')}
      onBack={back}
      onPrimary={newFile}
      actions={
        <>
          <Button variant="default" onClick={back}>
            Retour à la liste
          </Button>
          <Button onClick={newFile}>Créer un dossier de contrat</Button>
        </>
      }
    >
      <EmployerForm form={form} />
    </Page>
  );
}

/** The fields of the form, without what the vault adds. */
const inputOf = ({
  id: _id,
  version: _version,
  createdAt: _created,
  updatedAt: _updated,
  ...input
}: Employer): EmployerInput => input;
