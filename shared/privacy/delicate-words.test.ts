import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { romeTables } from '../fields';
import { delicateWordsIn } from './delicate-words';
import {
  type DelicateCategory,
  delicate,
  delicateCategories,
  everyday,
  groups,
} from './delicate-words.table';

/** Sentences that warn; what is found stands between brackets. All the facts are invented. */
const warned: Readonly<Record<DelicateCategory, readonly string[]>> = {
  health: [
    'Elle sort d’une [dépression] et reprend doucement.',
    'Se dit [dépressif] depuis l’été.',
    'Père [malade], elle s’occupe des petits.',
    'Absent pour [maladie] la semaine dernière.',
    'En [arrêt de travail] jusqu’au 12.',
    'Ne peut pas porter : [problème de dos].',
    'A des [soucis de santé], ne veut pas en parler.',
    'Atelier manqué pour [raison de santé].',
    '[Hospitalisée] en mars, sortie depuis.',
    'Longue [hospitalisation] au printemps.',
    'DIABÈTE connu, collation à prévoir.',
    'Il est diabetique.',
    'Crise d’[épilepsie] sur le plateau.',
    'Traitée pour une [leucémie] enfant.',
    'On lui a retiré une [tumeur].',
    'Suit une [chimiothérapie] le jeudi.',
    'Séropositive, l’a dit en entretien.',
    '[Asthmatique], éviter la peinture.',
    'Grosse [allergie] au latex.',
    'Prend un [traitement médicamenteux] le matin.',
    'Est [sous traitement], somnolent.',
    '[Voit un psychiatre] chaque mois.',
    'Il [voit un psychologue] le mardi.',
    'Est [suivie par une psychologue] de ville.',
    'Rend compte d’une tentative de [suicide].',
    'Parle de se [suicider].',
    'A connu l’[anorexie] au lycée.',
    'Diagnostic de [bipolaire] récent.',
    '[Schizophrène] stabilisé, dit la mère.',
    'Fait des [crises d’angoisse] dans le bus.',
    'Ne prend plus ses [antidépresseurs].',
    '[Phobie] scolaire depuis la quatrième.',
    'Son [handicap] l’empêche de rester debout.',
    'Elle est [handicapée] de naissance.',
    'Diagnostiqué [autiste] à six ans.',
    '[Dyslexique], lire les consignes à voix haute.',
    'TDAH signalé par le collège.',
    'Se déplace en [fauteuil roulant].',
    'Il [est sourd], écrire les rendez-vous.',
    '[Malvoyante], agrandir les documents.',
    'Il [bégaie] au téléphone.',
    'Placé [sous tutelle] en 2025.',
    'Grande [addiction] aux jeux.',
    'Fume du [cannabis] tous les soirs.',
    'Sa mère est [alcoolique].',
    'Arrivé [alcoolisé] à l’atelier.',
    'A un [problème d’alcool].',
    'Sous [méthadone] depuis un an.',
    'Elle [est enceinte] de quatre mois.',
    'Annonce sa [grossesse].',
    'Doit [accoucher] en juin.',
    'Déclaré [inapte] au poste de cariste.',
    'A [eu un accident] et boite encore.',
    'S’est fait une [entorse] à la cheville.',
    '[Opéré du genou] en janvier.',
    'Passe en [mi-temps thérapeutique].',
    'A eu un [AVC] l’an dernier.',
    'Souffre de [migraines].',
    'Les [symptomes] reviennent.',
    'Elle [s’est fait opérer] en mai.',
    'Une dé\u00ADpres\u00ADsion suivie en ville.',
    'Depression,fatigue : à revoir.',
  ],
  offence: [
    'Il sort de [prison] en mai.',
    'Incarcéré de 2023 à 2024.',
    'Est [en détention] depuis mars.',
    'A fait trois mois de [détention provisoire].',
    'Rentre de la [maison d’arrêt] de la ville.',
    'Porte un [bracelet électronique], rentrer à 19 h.',
    'Condamné en janvier.',
    'Deux [condamnations] anciennes.',
    'Peine [avec sursis] jusqu’en 2027.',
    'A un [sursis probatoire].',
    'Son [casier judiciaire] bloque le poste d’agent.',
    'Dit avoir le [casier vierge].',
    '[Suivi par le SPIP] tous les mois.',
    'En lien avec l’[éducatrice PJJ].',
    'Effectue [un TIG] à la mairie.',
    'Fait un [travail d’intérêt général].',
    'Mis en examen le mois dernier.',
    'Sort de [garde à vue].',
    'Convoqué chez le [juge des enfants].',
    'Rendez-vous du [juge de l’application des peines].',
    'Des [antécédents judiciaires].',
    'A des [problèmes avec la justice].',
    'Il est [connu de la police].',
    'Connu des services de police.',
    'Jugé pour [trafic de cannabis].',
    'Il [dealait] au lycée.',
    'A [commis un vol] chez un employeur.',
    'Un [vol à l’étalage] l’an dernier.',
    'Il [a volé] un téléphone.',
    'Auteur d’un [cambriolage].',
    'Il a [agressé] un camarade.',
    'Victime de violences chez elle.',
    'Des [violences conjugales] au foyer.',
    'A [porté plainte] contre son oncle.',
    'A subi un [viol].',
    '[Conduite en état d’ivresse], permis retiré.',
    'Petite [délinquance] passée.',
    'Doit faire un [stage de citoyenneté].',
    'Sous [contrôle judiciaire], pointer le lundi.',
    'Personne placée [sous main de justice].',
  ],
  opinion: [
    'Elle est [musulmane] et cherche un poste sans uniforme.',
    'Famille [catholique], dit-il.',
    'Candidate [de confession] bouddhique.',
    'Il est [juif].',
    'Témoin de Jéhovah, pas libre le soir.',
    '[Athée], l’a dit spontanément.',
    'Elle [porte le voile].',
    'Se présente [voilée].',
    'Fatigué par le [ramadan].',
    'Absente pour [l’Aïd].',
    'Demande une pause pour [sa prière].',
    'Il [mange halal] à la cantine.',
    'Parle beaucoup de [religion].',
    'Refuse pour des [raisons religieuses].',
    'Dit être [très pratiquant].',
    'Il [est croyant].',
    'Se dit [non croyante].',
    'Parle de [sa foi].',
    'Fréquente la mosquée du quartier.',
    'Craint une [radicalisation].',
    '[Militante] depuis deux ans.',
    'Membre d’un parti.',
    'Vote à gauche.',
    'Proche de l’[extrême droite].',
    'Ses [opinions politiques] gênent le tuteur.',
    'Père au [Parti communiste].',
    'Encartée depuis 2024.',
    '[Syndiqué] à l’usine.',
    'Adhère à un syndicat.',
    'Il est [syndicaliste].',
    'Est [à la CGT] comme son père.',
    'A eu un [mandat syndical].',
    'Mère [gréviste], pas de garde.',
    'Défend ses [convictions philosophiques].',
    'Franc-maçon, dit le parrain.',
  ],
  origin: [
    'Jeune d’[origine algérienne].',
    'D’[origines maliennes], né à Lens.',
    'Ses [parents marocains] le soutiennent.',
    'Un [fort accent] au téléphone.',
    'A un [accent africain].',
    'Il est [noir de peau].',
    '[Femme noire] très motivée.',
    'Le tuteur a parlé de sa [couleur de peau].',
    'Fille de [gens du voyage].',
    'Vient d’une [famille gitane].',
    'Issu de l’immigration.',
    'Une [famille rom] suivie par la ville.',
    '[De type maghrébin], a dit l’employeur.',
    'Candidate de Lens, [maghrébine], refusée trois fois.',
    'Elle est [métisse].',
    'Père [immigré].',
    'Son [origine ethnique] a été évoquée.',
  ],
  sexLife: [
    'Il est [homosexuel].',
    'Mise dehors car [lesbienne].',
    'Il [est gay], en conflit avec son père.',
    'Une [transition de genre] en cours.',
    'Candidate [transgenre].',
    'A parlé de son [orientation sexuelle].',
    'Sa [vie sexuelle] a été commentée.',
    'Soupçon de [prostitution].',
    'A fait son [coming-out].',
    'Demande un rendez-vous de [contraception].',
  ],
};

/** What advisers write every day, and that no sentence may warn of. */
const honest: readonly string[] = [
  'Rendez-vous fixé au 12 mars, à l’arrêt de bus de la mairie.',
  'Le tramway est à l’arrêt, elle arrive à pied.',
  'Arrêt du contrat le 30 juin, d’un commun accord.',
  'Il est de bonne foi et rappellera.',
  'Ma foi, le projet tient.',
  'Le cachet de la poste fait foi.',
  'Un témoin digne de foi.',
  'Attestation d’assurance maladie reçue.',
  'Passer à la caisse primaire d’assurance maladie.',
  'Dossier ouvert à la CPAM, branche maladie.',
  'Carte vitale à refaire.',
  'À l’origine, elle voulait la vente.',
  'L’origine du projet est un stage.',
  'Diplôme du pays d’origine à faire reconnaître.',
  'Certificat d’origine demandé par le client.',
  'Vend des produits d’origine espagnole.',
  'Poulets de race, élevage bio.',
  'Chien de race dans la famille.',
  'Membre de la cellule emploi de la ville.',
  'Appelle la cellule recrutement.',
  'Stage syndical du tuteur, absent le 4.',
  'Police d’assurance à fournir.',
  'Elle veut entrer dans la police nationale.',
  'Concours de la gendarmerie en mai.',
  'Cherche une garde d’enfants le mercredi.',
  'Garde d’enfant malade : absente mardi.',
  'Une dépression arrive par l’ouest, routes coupées.',
  'Alerte météo : dépression tropicale.',
  'La dépression économique de la vallée.',
  'Pantalon noir exigé par le restaurant.',
  'Il travaillait au noir, contrat régularisé.',
  'Tableau noir et feutres à prévoir.',
  'Rappelé la famille. Noir de monde au forum.',
  'Régime général, puis régime agricole.',
  'Régime de garantie expliqué.',
  'Croyant bien faire, elle est venue lundi.',
  'Je pense, croyant la connaître, que le poste lui plaira.',
  'Contrairement à une croyance répandue, il n’y a pas d’âge.',
  'Pratiquant le judo, il connaît la discipline.',
  'RQTH déposée à la MDPH.',
  'Ressources : AAH depuis mars.',
  'Obligation d’emploi des travailleurs handicapés rappelée.',
  'La référente handicap de l’entreprise la recevra.',
  'Rendez-vous à Cap emploi jeudi.',
  'Elle veut aider les personnes handicapées.',
  'Secteur du handicap : stage en foyer.',
  'Veut devenir psychologue.',
  'Licence de psychologie abandonnée.',
  'Elle prépare le concours d’infirmière en psychiatrie.',
  'Projet : aide-soignante, bloc opératoire.',
  'Métiers de la santé et du soin.',
  'Complémentaire santé de l’entreprise.',
  'Visite médicale d’embauche le 3.',
  'Certificat médical pour le permis poids lourd.',
  'Secrétaire médicale, titre professionnel.',
  'Médecin du travail : fiche d’aptitude reçue.',
  'Formation aux gestes de premiers secours, massage cardiaque.',
  'Vaccins hépatite B à jour pour le stage.',
  'Liste des allergènes affichée en cuisine.',
  'Fracture numérique : pas d’ordinateur.',
  'Une entorse au règlement a été signalée.',
  'Enceinte du lycée fermée le mercredi.',
  'Le chantier est dans l’enceinte du port.',
  'Traitement de texte maîtrisé.',
  'Traitement des commandes et facturation.',
  'Sous-traitance automobile.',
  'Rayon alcools et spiritueux, vente interdite aux mineurs.',
  'Ci-joint le CV, je l’ai joint hier.',
  'Peut porter des charges, aménagement du poste demandé.',
  'Besoin de pauses régulières et d’un siège.',
  'Préfère être appelée le matin.',
  'Un bruit sourd dans la ligne, rappeler.',
  'Il est sourd aux conseils, dit le tuteur.',
  'Confiance aveugle dans le projet.',
  'Le transport est un handicap pour cet emploi.',
  'Porte condamnée, entrer par la cour.',
  'L’issue condamnée oblige à passer par le quai.',
  'Extrait de casier judiciaire demandé par l’employeur.',
  'Un casier au vestiaire, clé à rendre.',
  'La fiche s’ouvre sur le parcours.',
  'Projet : surveillante de prison, concours en juin.',
  'Soudeur TIG et MIG, deux ans d’expérience.',
  'Formation TIG au centre de Lens.',
  'Réunion avec le SPIP sur le partenariat.',
  'Partenaires : PJJ, mairie, CCAS.',
  'Prévention de la délinquance : forum des métiers.',
  'Vol Paris-Nantes à 8 h pour le salon.',
  'Pris le premier vol.',
  'Éviter le tribunal de commerce, le dossier est réglé.',
  'Entreprise en redressement judiciaire.',
  'Procès-verbal de la réunion.',
  'Avocat, notaire : métiers du droit.',
  'Il s’est braqué, puis a écouté.',
  'Bon deal pour l’entreprise.',
  'Rayon de braquage du chariot.',
  'Atelier vélo : redresser une roue voilée.',
  'Agent armé : autorisation de port d’arme à demander.',
  'Asperger les plants le soir, stage en pépinière.',
  'Détenteur du permis B, détention du CACES vérifiée.',
  'Obligation de discrétion dans le poste.',
  'Syndicat intercommunal, employeur public.',
  'Le syndicat du bâtiment organise une visite.',
  'Syndicat d’initiative : saison d’été.',
  'Parti à 10 h, revenu à midi.',
  'Elle est partie en formation.',
  'Tournez à droite, puis à gauche de la gare.',
  'Transports en grève, entretien par téléphone.',
  'Politique de recrutement expliquée.',
  'Rassemblement national des missions locales en octobre.',
  'Rendez-vous devant l’église Saint-Vaast.',
  'Habite en face de la mosquée.',
  'Le Secours catholique prête un vélo.',
  'Lycée catholique Saint-Paul : bac en 2024.',
  'Entraide protestante : colis le jeudi.',
  'Boucherie halal : apprentissage possible.',
  'Prière de rappeler avant midi.',
  'Je vous prie de noter l’horaire.',
  'Le jeune arrive à l’heure.',
  'Une jeune femme très ponctuelle.',
  'Stage de voile en juillet.',
  'Une religieuse au café, spécialité de la pâtisserie.',
  'Aide à la mobilité, l’aide est versée.',
  'M. Chrétien, tuteur, rappelle lundi.',
  'Mme Gay est la contremaître.',
  'Rappeler Mme Malade au standard.',
  'Parle arabe et portugais couramment.',
  'Cours de français langue étrangère.',
  'Cuisine italienne et restaurant asiatique.',
  'Nationalité à vérifier, titre de séjour jusqu’en 2027.',
  'Accès interdit à toute personne étrangère au service.',
  'Mettre un fort accent sur l’anglais.',
  'Communauté de communes : dix postes.',
  'Métissage des équipes, un atout.',
  'Deux CD-ROMs à rendre.',
  'Code ROME D1408 retenu.',
  'Sexe : féminin, selon la fiche.',
  'Égalité des sexes : atelier mercredi.',
  'Dossier d’étranger étudiant complet.',
  'Numéro 1, 2 et 3 au classement.',
  'Comme convenu, elle appellera.',
  'Beurre, farine et sucre à peser.',
  'Assuré par la mutuelle de ses parents.',
  'Une personne franche et directe.',
  'Relire les consignes avec elle.',
  'Ne pas appeler après 18 h.',
  'Habite à Niort, dans les Deux-Sèvres.',
  'Vend des boissons alcoolisées.',
  'AESH : accompagne des élèves en situation de handicap.',
  'Disponible du lundi au jeudi, jamais le vendredi après-midi.',
  'Métiers exclus : sécurité, transport de fonds.',
];

const foundIn = (text: string): readonly (readonly [DelicateCategory, string])[] =>
  delicateWordsIn(text).map(({ category, from, to }) => [category, text.slice(from, to)]);

describe('what a free text should not hold is found, with its category and its place', () => {
  test('a hundred and twenty sentences at least', () => {
    expect(Object.values(warned).flat().length).toBeGreaterThanOrEqual(120);
  });
  for (const category of delicateCategories)
    test.each(warned[category])(`${category}: %s`, (marked) => {
      const text = marked.replaceAll(/[[\]]/gu, '');
      const expected = Array.from(marked.matchAll(/\[([^\]]*)\]/gu), ([, words]) => words);
      const found = foundIn(text);
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map(([one]) => one))).toEqual(new Set([category]));
      if (expected.length > 0) expect(found.map(([, words]) => words)).toEqual(expected);
    });

  test('several in one text, in its order', () => {
    expect(foundIn('Sorti de prison, suivi par un psy, il est musulman.')).toEqual([
      ['offence', 'prison'],
      ['health', 'suivi par un psy'],
      ['opinion', 'musulman'],
    ]);
  });
  test('however it is typed: case, accents, ligatures, typographic signs', () => {
    for (const text of [
      'EPILEPSIE',
      'Épilepsie',
      'e\u0301pilepsie',
      'l’épilepsie',
      '«\u202Fépilepsie\u202F»',
    ])
      expect(foundIn(text)).toHaveLength(1);
    expect(foundIn('problème de cœur')).toHaveLength(1);
    expect(foundIn('arrêt-de-travail')).toHaveLength(1);
  });
});

describe('what is said every day in another sense warns of nothing', () => {
  test('a hundred and twenty sentences at least', () => {
    expect(honest.length).toBeGreaterThanOrEqual(120);
  });
  test.each(honest)('%s', (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  test('no trade of the ROME does, but those that are named by what they look after or into', () => {
    const labels = romeTables.flatMap(({ rows }) => rows.map(([, label = '']) => label));
    expect(labels.length).toBeGreaterThan(1000);
    expect(new Set(labels.flatMap((label) => foundIn(label).map(([, words]) => words)))).toEqual(
      new Set(['Psychiatre', 'grossesse', 'accouchement']),
    );
  });

  /** Lists that looked inside words, across words, or at digits as letters all had to be mended for it. */
  test.each([
    'Scunthorpe, analyse, assassin, classe, culture, sécurité',
    'paralysant, maladroit, maladresse, cancérologie, prisonnière',
    'Vu. Origine. Algérienne de naissance',
    'père ;\nnoir de monde',
    '1 2 3 4 5 1337',
  ])('not inside a word, nor across two sentences: %s', (text) => {
    expect(foundIn(text)).toEqual([]);
  });
});

describe('the table', () => {
  const expressions = [...Object.values(delicate), everyday].flatMap((headed) =>
    Object.values(headed).flatMap((lines) => lines.split(/[;\n]/u)),
  );
  test('has expressions of eight words at most, so that each word of a text is looked at a few times only', () => {
    const longest = expressions.map((one) => one.trim().split(/[\s’-]+/u).length);
    expect(Math.max(...longest)).toBeLessThanOrEqual(8);
  });
  test('names each of its groups', () => {
    const used = new Set([...expressions, ...Object.values(groups)].join(' ').match(/<[^>]+>/gu));
    expect(new Set(Object.keys(groups).map((name) => `<${name}>`))).toEqual(used);
  });
});

/** Bits of the table itself beside anything: what a search could trip on. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'origine',
        'd’',
        'suivi par',
        'santé',
        'problème de',
        'malade',
        ' ',
        '\n',
        '\u00AD',
        '\uD800',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(' '));

test('whatever the text, places lie in it, in order, apart from each other, and it throws never', () => {
  fc.assert(
    fc.property(text, (one) => {
      let end = 0;
      for (const { from, to } of delicateWordsIn(one)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(one.length);
    }),
  );
});
test('the same words in the same text are found again', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(delicateWordsIn(one)).toEqual(delicateWordsIn(one));
      expect(delicateWordsIn(`${one}\n\nmalade`).length).toBe(delicateWordsIn(one).length + 1);
    }),
  );
});

const millisecondsOf = (one: string): number =>
  Math.min(
    ...Array.from({ length: 3 }, () => {
      // Of the processor: a machine that has other work takes none of it.
      const from = process.cpuUsage();
      delicateWordsIn(one);
      return process.cpuUsage(from).user / 1000;
    }),
  );

test.each([
  ['one word without end', 'a'],
  ['the beginning of an expression', 'suivi par un '],
  ['spaces', ' '],
  ['signs', '’-'],
  ['accents', 'e\u0301\u0302 '],
  ['soft hyphens', '\u00AD'],
  ['findings', 'malade '],
])('four times as much is looked at in about four times as long: %s', (_what, bit) => {
  delicateWordsIn(bit);
  const [small, large] = [25_000, 100_000].map((length) => bit.repeat(Math.ceil(length / bit.length)));
  expect(millisecondsOf(large ?? '')).toBeLessThan(10 * millisecondsOf(small ?? '') + 100);
});
