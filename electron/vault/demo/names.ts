/** Names for synthetic people: common ones first, every kind of spelling that a search meets. */
export const surnames = [
  ...['Martin', 'Bernard', 'Thomas', 'Petit', 'Robert', 'Richard', 'Durand', 'Dubois', 'Moreau', 'Laurent'],
  ...['Simon', 'Michel', 'Lefèvre', 'Leroy', 'Roux', 'David', 'Bertrand', 'Morel', 'Fournier', 'Girard'],
  ...['Bonnet', 'Dupont', 'Lambert', 'Fontaine', 'Rousseau', 'Vincent', 'Muller', 'Faure', 'André', 'Mercier'],
  ...['Blanc', 'Guérin', 'Boyer', 'Garnier', 'Chevalier', 'François', 'Legrand', 'Gauthier', 'Garcia', 'Perrin'],
  ...['Robin', 'Clément', 'Morin', 'Nicolas', 'Henry', 'Roussel', 'Mathieu', 'Gautier', 'Masson', 'Marchand'],
  ...['Duval', 'Denis', 'Dumont', 'Marie', 'Lemaire', 'Noël', 'Meyer', 'Dufour', 'Meunier', 'Brun'],
  ...['Blanchard', 'Giraud', 'Joly', 'Rivière', 'Lucas', 'Brunet', 'Gaillard', 'Barbier', 'Arnaud', 'Martinez'],
  ...['Gérard', 'Roche', 'Renard', 'Schmitt', 'Roy', 'Leroux', 'Colin', 'Vidal', 'Caron', 'Picard'],
  ...['Roger', 'Fabre', 'Aubert', 'Lemoine', 'Renaud', 'Dumas', 'Lacroix', 'Olivier', 'Philippe', 'Bourgeois'],
  ...['Benoît', 'Rey', 'Leclerc', 'Payet', 'Rolland', 'Leclercq', 'Guillaume', 'Lecomte', 'Lopez', 'Jean'],
  ...['El Amrani', 'N’Diaye', 'Ben Saïd', 'Nguyen', 'Diallo', 'Traoré', 'Haddad', 'Da Silva', 'd’Almeida', 'Le Goff'],
  ...['van den Berg', 'de La Tour', 'L’Hostis', 'Saint-Martin', 'Lecœur', 'Ba', 'Sy', 'Ly', 'Tran', 'Benali'],
] as const satisfies readonly string[];

export const firstNames = {
  F: [
    ...['Emma', 'Léa', 'Manon', 'Chloé', 'Camille', 'Inès', 'Sarah', 'Lina', 'Jade', 'Louise'],
    ...['Clara', 'Marie', 'Océane', 'Anaïs', 'Julie', 'Pauline', 'Laura', 'Mathilde', 'Lucie', 'Noémie'],
    ...['Maëlys', 'Zoé', 'Fatou', 'Aïssata', 'Yasmine', 'Mélissa', 'Clémence', 'Éloïse', 'Anne-Sophie', 'Marie-Lou'],
    ...['Lou-Anne', 'Thanh', 'Aminata', 'Nour', 'Margaux', 'Romane', 'Élise', 'Amandine', 'Ambre', 'Cœline'],
  ],
  M: [
    ...['Lucas', 'Enzo', 'Hugo', 'Théo', 'Nathan', 'Thomas', 'Léo', 'Louis', 'Mathis', 'Maxime'],
    ...['Antoine', 'Alexandre', 'Clément', 'Nicolas', 'Quentin', 'Romain', 'Baptiste', 'Valentin', 'Adam', 'Rayan'],
    ...['Yanis', 'Mohamed', 'Ibrahima', 'Mamadou', 'Ousmane', 'Abdoulaye', 'Kévin', 'Jordan', 'Dylan', 'Jérémy'],
    ...['Gaël', 'Maël', 'Noé', 'Loïc', 'Bastien', 'Axel', 'Jean-Baptiste', 'Jean-Noël', 'Pierre-Yves', 'Minh'],
  ],
} as const satisfies Readonly<Record<'F' | 'M', readonly string[]>>;

type Place = readonly [postcode: string, commune: string];
/** Real communes with one of their postcodes. */
export const communes: readonly [Place, ...Place[]] = [
  ['13001', 'Marseille'],
  ['13003', 'Marseille'],
  ['13015', 'Marseille'],
  ['13100', 'Aix-en-Provence'],
  ['13200', 'Arles'],
  ['13400', 'Aubagne'],
  ['13500', 'Martigues'],
  ['13110', 'Port-de-Bouc'],
  ['13300', 'Salon-de-Provence'],
  ['13800', 'Istres'],
  ['13127', 'Vitrolles'],
  ['13700', 'Marignane'],
  ['59000', 'Lille'],
  ['59100', 'Roubaix'],
  ['59200', 'Tourcoing'],
  ['93200', 'Saint-Denis'],
  ['93000', 'Bobigny'],
  ['69100', 'Villeurbanne'],
  ['69200', 'Vénissieux'],
  ['31000', 'Toulouse'],
  ['33000', 'Bordeaux'],
  ['44000', 'Nantes'],
  ['67000', 'Strasbourg'],
  ['06000', 'Nice'],
  ['20000', 'Ajaccio'],
  ['20200', 'Bastia'],
  ['01000', 'Bourg-en-Bresse'],
  ['91000', 'Évry-Courcouronnes'],
  ['97400', 'Saint-Denis'],
  ['97200', 'Fort-de-France'],
  ['62300', 'Lens'],
  ['76600', 'Le Havre'],
];

export const streets = [
  'rue des Lilas',
  'avenue de la République',
  'boulevard Jean-Jaurès',
  'impasse Saint-Antoine',
  'rue de l’Hôpital',
  'traverse du Moulin',
  'place de l’Église',
  'allée des Œillets',
] as const;

/** First and second halves of the names of synthetic establishments. */
export const companyStems = [
  'Allô Conseil',
  'Voix Directe',
  'Contact Plus',
  'Relais Client',
  'Ligne Claire',
  'Plateau Sud',
  'Écoute Active',
  'Comptoir à Distance',
  'Catalogue Nouvelle',
  'Clic et Colis',
] as const;
export const companyEndings = ['Services', 'Méditerranée', 'Nord', 'Littoral', 'Atlantique', 'Alpes', 'Île-de-France'] as const;
