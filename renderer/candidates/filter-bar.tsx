import { Button, MultiSelect, Popover, Stack } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { ageBandSchema, ageBands, type CandidateFilters, schemeLabels } from '../../shared/candidates';
import { levelCodes, levelName, levelSchema, schemeIdSchema } from '../../shared/fields';
import type { Output } from '../../shared/ipc';
import { ageBandLabels } from '../people/labels';
import classes from './candidates.module.css';

interface Chip {
  readonly key: string;
  readonly sentence: string;
  readonly without: CandidateFilters;
}

/** One chip by value, worded so that the row of chips reads as a sentence after "Candidats". */
function chipsOf(filters: CandidateFilters): readonly Chip[] {
  const { levels, ageBands: bands, communes, schemes, advisers } = filters;
  return [
    ...levels.map((one) => ({
      key: `level-${one}`,
      sentence: `de ${levelName(one)
        .replace(/^N/, 'n')
        .replace(/^Infra/, 'niveau infra')}`,
      without: { ...filters, levels: levels.filter((other) => other !== one) },
    })),
    ...bands.map((one) => ({
      key: `age-${one}`,
      sentence: `âgés de ${ageBandLabels[one]}`,
      without: { ...filters, ageBands: bands.filter((other) => other !== one) },
    })),
    ...communes.map((one) => ({
      key: `commune-${one}`,
      sentence: `habitant ${one}`,
      without: { ...filters, communes: communes.filter((other) => other !== one) },
    })),
    ...schemes.map((one) => ({
      key: `scheme-${one}`,
      sentence: `entrés en ${schemeLabels[one].short}`,
      without: { ...filters, schemes: schemes.filter((other) => other !== one) },
    })),
    ...advisers.map((one) => ({
      key: `adviser-${one}`,
      sentence: `suivis par ${one}`,
      without: { ...filters, advisers: advisers.filter((other) => other !== one) },
    })),
  ];
}

export const isFiltered = (filters: CandidateFilters): boolean => chipsOf(filters).length > 0;

/** Filters of the list: what holds, as removable chips, and the panel that adds some. */
export function FilterBar({
  filters,
  facets,
  onChange,
}: {
  readonly filters: CandidateFilters;
  readonly facets: Pick<Output<'candidates.facets'>, 'communes' | 'advisers' | 'schemes'>;
  readonly onChange: (filters: CandidateFilters) => void;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const chips = chipsOf(filters);
  const common = {
    searchable: true,
    clearable: true,
    clearButtonProps: { 'aria-label': 'Effacer ces choix' },
    nothingFoundMessage: 'Aucun choix ne correspond',
    comboboxProps: { withinPortal: false },
    limit: 60,
  } as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and want a legend
    <div className={classes.filters} role="group" aria-label="Filtres">
      <Popover
        opened={isOpen}
        onChange={setIsOpen}
        position="bottom-start"
        width={360}
        trapFocus
        returnFocus
        withinPortal
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconFilter size={16} aria-hidden />}
            onClick={() => setIsOpen((before) => !before)}
          >
            Filtrer
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Filtrer les candidats">
          <Stack gap="md">
            <MultiSelect
              {...common}
              label="Niveau"
              data={levelCodes.map((value) => ({ value, label: levelName(value) }))}
              value={[...filters.levels]}
              onChange={(values) =>
                onChange({ ...filters, levels: values.map((value) => levelSchema.parse(value)) })
              }
            />
            <MultiSelect
              {...common}
              label="Tranche d’âge"
              data={ageBands.map((value) => ({ value, label: ageBandLabels[value] }))}
              value={[...filters.ageBands]}
              onChange={(values) =>
                onChange({ ...filters, ageBands: values.map((value) => ageBandSchema.parse(value)) })
              }
            />
            <MultiSelect
              {...common}
              label="Commune"
              data={[...facets.communes]}
              value={[...filters.communes]}
              onChange={(communes) => onChange({ ...filters, communes: communes.slice(0, 50) })}
            />
            <MultiSelect
              {...common}
              label="Dispositif"
              data={facets.schemes.map((value) => ({ value, label: schemeLabels[value].short }))}
              value={[...filters.schemes]}
              onChange={(values) =>
                onChange({ ...filters, schemes: values.map((value) => schemeIdSchema.parse(value)) })
              }
            />
            <MultiSelect
              {...common}
              label="Conseiller"
              data={[...facets.advisers]}
              value={[...filters.advisers]}
              onChange={(advisers) => onChange({ ...filters, advisers: advisers.slice(0, 50) })}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {chips.map(({ key, sentence, without }) => (
        <Button
          key={key}
          variant="light"
          size="compact-sm"
          h={28}
          maw={280}
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={`Retirer le filtre\u00A0: ${sentence}`}
          onClick={() => onChange(without)}
        >
          {sentence}
        </Button>
      ))}
    </div>
  );
}
