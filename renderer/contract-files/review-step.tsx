import { Alert, Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconEye, IconFiles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { DossierMissing, Review } from '../../shared/contract-files';
import { call, useDraftState, useProcedure } from '../bridge';
import { Facts, Loaded, Private } from '../ui';
import { PdfPreview } from '../ui/pdf-preview';
import { STEP_TITLE } from './step-form';
import type { EditedContractFile } from './use-contract-file';
import type { DossierPdf } from './use-dossier-pdf';

/** Last step: what blocks, what is advised, the dossier as it will read, and the PDF. */
export function ReviewStep({
  edited,
  pdf,
  onFill,
}: {
  readonly edited: EditedContractFile;
  readonly pdf: DossierPdf;
  readonly onFill: (step: string, field: string) => void;
}): ReactNode {
  const { file, review } = edited.view;
  const [isPreviewOpen, setIsPreviewOpen] = useDraftState(
    `contractFile.preview:${file.id}`,
    z.boolean(),
    false,
  );
  const dossier = useProcedure('contractFiles.dossier', { id: file.id });
  const blocking = review.missing.filter((missing) => missing.isBlocking);
  const advised = review.missing.filter((missing) => !missing.isBlocking);
  const hasAttachments = edited.view.checklist.some((line) => line.attachments.length > 0);

  const preview = async (): Promise<void> => {
    await edited.flush();
    setIsPreviewOpen(true);
  };
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} id={STEP_TITLE} tabIndex={-1}>
          Relecture
        </Title>
        <Text c="dimmed">Le dossier tel qu’il sera lu. Ce qui manque n’y laisse jamais une ligne vide.</Text>
      </div>
      <Group>
        <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={preview}>
          Voir le PDF
        </Button>
        <Button
          variant="default"
          leftSection={<IconFiles size={16} aria-hidden />}
          disabled={!hasAttachments}
          loading={pdf.isSavingLiasse}
          onClick={pdf.saveLiasse}
        >
          Générer la liasse
        </Button>
        <Text size="sm" c="dimmed">
          {hasAttachments
            ? 'La liasse réunit le dossier et les copies jointes.'
            : 'La liasse demande une copie jointe au moins, à l’étape Pièces.'}
        </Text>
      </Group>
      {blocking.length === 0 && review.blocking.length === 0 ? (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
          Rien n’empêche la signature.
        </Alert>
      ) : null}
      <MissingList title="Nécessaire avant la signature" missing={blocking} review={review} onFill={onFill} />
      <MissingList title="Conseillé" missing={advised} review={review} onFill={onFill} />
      <Loaded query={dossier}>
        {({ dossier: read }) => (
          <Stack gap="md">
            {read.sections.map((section) => (
              <Paper
                key={section.id}
                withBorder
                p="md"
                component="section"
                aria-label={`Dossier\u00A0: ${section.title}`}
              >
                <Title order={3} mb="sm">
                  {section.title}
                </Title>
                {section.rows.length === 0 ? (
                  <Text c="dimmed">Rien n’est encore renseigné.</Text>
                ) : (
                  <Facts
                    facts={section.rows.map((row) => ({
                      label: row.label,
                      value: <Private>{row.value}</Private>,
                    }))}
                  />
                )}
              </Paper>
            ))}
          </Stack>
        )}
      </Loaded>
      {isPreviewOpen ? (
        <PdfPreview
          load={() => call('contractFiles.previewPdf', { id: file.id })}
          onClose={() => setIsPreviewOpen(false)}
        />
      ) : null}
    </Stack>
  );
}

function MissingList({
  title,
  missing,
  review,
  onFill,
}: {
  readonly title: string;
  readonly missing: readonly DossierMissing[];
  readonly review: Review;
  readonly onFill: (step: string, field: string) => void;
}): ReactNode {
  if (missing.length === 0) return null;
  const steps = review.steps.filter((step) => missing.some((one) => one.step === step.id));
  return (
    <section aria-label={title}>
      <Title order={3} mb="xs">
        {title} ({missing.length})
      </Title>
      <Stack gap="sm">
        {steps.map((step) => (
          <div key={step.id}>
            <Text size="sm" fw={600}>
              {step.label}
            </Text>
            <List size="sm" spacing={2}>
              {missing
                .filter((one) => one.step === step.id)
                .map((one) => (
                  <List.Item key={one.field}>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      onClick={() => onFill(one.step, one.field)}
                    >
                      {one.label}
                    </Anchor>{' '}
                    <Text span size="sm" c="dimmed">
                      {one.why}
                    </Text>
                  </List.Item>
                ))}
            </List>
          </div>
        ))}
      </Stack>
    </section>
  );
}
