/**
 * 2,048 ordinary French words, from which a passphrase is suggested: 11 bits each. Written for Vivier, in four to nine letters,
 * without accent, ligature, plural nor proper name; no word sounds like another, nor is one slip away from it. `suggestion.test.ts`
 * holds them to that.
 */
export const passphraseWords: readonly string[] = `
abeille abreuvoir abri abricot acacia accent accord accoster accueil acier acrobate acte acteur actif action activer
actrice adieu admirable admirer adoucir adresse adroit affaire affiche agence agenda agiter agneau agrafer agricole
agrume aigle aiguille aimable aimant ajuster album alerte algue allonger allumer allumette allure alouette alpage
alphabet alpiniste altitude amateur ambiance amphore ample ampoule amuser analyse ananas anchois ancre angora animal
animer annoncer annuaire anorak antenne antilope antique appareil appel applaudir applique apporter apprendre apprenti
appui aquarelle aquarium arabesque arbitre arbre arbuste arcade arche archipel ardoise argent argile aride armoire
aromate arpenter arriver arroser arrosoir artichaut article artisan artiste assembler asseoir assiette astre astuce
atelier atlas atome atout attache attelage attendre attente attentif atterrir attirer attraper auberge audace auditeur
aurore autobus autocar automne autoroute autruche auvent avalanche avaler avancer avantage avenir aventure avenue averse
aviateur aviron avis avocat avoine avril azur badminton bagage bagagiste bague baguette bahut baignoire balai balance
balcon bambou banc bandage bandeau banjo banlieue banquise baobab barbecue barbier barman barque barrage barre barreau
barrette bascule basilic basket bassine basson bateau batterie batteur bavarder bazar beige beignet belette berceau
bercer betterave beurre bibelot biche bijou bilan billard billet biscotte biscuit bison bitume bivouac bizarre blaguer
blaireau blason bleu bloc blocage blond blouse bobine bocal bonbon bondir bonheur bonhomme bonnet border bordure bosquet
bottine bouchon boucle boueux bougeoir bouger bougie bouillir bouillon boulanger bouleau boulevard boulon bouquetin
bouquin bourdon bourg bourgeon boussole bouteille boutique bouture boxe boxeur bracelet branche bras brasier brassard
brasseur brave bretelle bretzel brevet bricolage bricoleur brillant briller brin brindille brioche brique brise brochet
brochette brochure brocoli brodeur bronze brosse brouette brouhaha brouter brugnon bruine brume brunch brusque brut
bruyant budget buffle buis buisson bulbe bulletin bureau buvard cabane cabaret cabriole cacao cacher cachette cactus
cadeau cadenas cadence cadran cahier caillou caisse caissier caisson cake calcaire calcul calepin calice calmar calme
camarade camembert camion camomille campagne campeur camping canal canard canicule canif canne cannelle canotier cantate
cantine canton capitale capot caprice capsule capuche capucine carafe caramel carapace caravane caravelle carburant
cardon caresse carillon carmin carnaval carnet carpe carrefour carrosse cartable cascade casque casquette casserole
cassis castor catalogue causer cavalier caverne ceinture cendrier centaure centime cercle cerf cerfeuil cerise cerisier
cerveau chaise chalet chaleur chaloupe chambre chamois champion chance chandail changer chanson chanteur chantier
chapeau chaperon chapiteau charade charbon charmant charme charpente charrue chasseur chat chaton chaudron chauffage
chauffer chausson chaussure chef chemin chemise chercheur cheval chevalier chevet cheville chevreuil chevron chiffon
chiffre chignon chimie chimiste chips chocolat choisir choix chope chorale chorizo chou chouette chuchoter chute cidre
cigale cigogne cintre circuit circuler cirque cisaille citadin citation citron clafoutis clair clairon classe clavecin
clavier clignoter climat clin cloche cloison clouer club coffre coiffeur coiffure coing colibri collant colle collier
colline colombe colonne colorier colossal colza combler comique commande commencer commerce commode commune compact
compagnie compagnon comparer compas compost compote compter comptine comptoir concert concours conduire confetti
confiture confort conseil conserve console conte content conteur continent contraste contrat convenir copain copier
coquet coquille corail corde coriace corneille cornemuse corniche corsage corvette costaud costume coton couler coulis
couloir couplet courage courant coureur courgette courir couronne courrier course couscous cousin couteau couturier
couvercle coyote crabe cran crapaud cravate crayon cresson creuser crevette criquet cristal crocodile croissant croquant
croquis cubique cueillir cuir cuisine cuisinier cuivre cultiver culture cumin curcuma curieux curling curry curseur cuve
cuvette cycle cycliste cyclone cymbale dahlia danse danseur date dauphin debout delta demain dentelle dentiste descente
dessert dessiner dessous devenir deviner devoir dialogue diamant dicter dimanche dinosaure diriger disco discret
discuter disque distance distrait divan divers docile docteur dodu domaine domino dommage dompteur donner dorade dorer
dormir dortoir dossier douane doublage doubler doublure douceur douillet doute doux douzaine dragon drap drapeau
dresseur duchesse duel dune durable duvet dynamo efficace effort embarquer embellir emploi emporter enchanter enclos
enclume encrier endive endroit enfance enfant enfiler enfouir engrais enjamber enjeu enrouler enseigne ensemble entendre
entonnoir entourer entracte entrain entrer enveloppe envers envie envol envoyer escabeau escalade escale escalier
escargot escrime espace espadon espoir esprit essaim essayer essence essor estampe estimer estrade estragon estuaire
exact examen excellent exemple exercice exotique expert exploit explorer extrait fabriquer fabuleux facette facile
facture fagot faisan falaise fameux familier famille fanfare farce farine faubourg faucon fauteuil fauve fauvette
fenouil ferme fermeture fermier fermoir fertile festif festival feuillage feuille feutre feutrine ficelle fichier
fiction fier figue filament filature filet film finale finesse finir fixe flacon flamant flambeau flamenco flamme flan
flanelle flatter fleur fleurir fleuriste fleuron fleuve flexible floraison flore flot fluvial foin folie fonction fondue
fontaine forgeron format former formule fort fortune forum fossile fougue fougueux fouiller fouine foulard foule four
fourche fourgon fourmi fourneau fourrage fourrure foyer fraction fragile fraise fraisier framboise franc fredonner
freinage freiner frelon frileux fringale frire frisson friture fromage fronde front frotter frugal fruit funambule furet
furtif fusain fuseau futur gagner gala galaxie galerie galet galette galion galipette galoche galop galoper gamin gamme
gant garage garder gardien gare garenne garnir garrigue gauche gaufre gazelle gazier genou genre gentil gigot gingembre
girafe girouette glace glacial glacier glissade glisser global globe gloire gluant glycine gobelet gondole gong goudron
gouffre gourmand gourmet gourmette gracieux grade graine grand grandeur grandir granit graphique grappe gratin gratuit
graveur gravier gravure grelot grenier griffe grillage grille grillon grimace grimoire grimper grincer griotte grive
gronder groseille groupe guet guichet guide guidon guimauve guirlande guitare gymnase habiller habit habitat habiter
habitude haie halte hamac hamster handball hangar haricot harmonie harpon hasard hausse hauteur herbage herbe herbier
heureux hibiscus hibou histoire historien hiver homard honneur horaire horizon horloger hortensia houblon hublot huile
humain humble humeur humide hutte hymne iceberg idole igloo illusion image imaginer imiter immense immobile imprimeur
indice indigo infirmier infusion initiale inonder insecte insigne insolite installer instant instinct intact intense
intrigue inventeur invisible inviter iris ivoire jacinthe jade jaguar jambe jambon janvier jaquette jardin jardinier
jasmin javelot jazz jeter jeton jeudi jeunesse jockey joie joindre jonc jongleur jonquille jouet joueur journal jovial
joyau joyeux judo juillet juin jumeau jumelle jungle jupe jupon jurer jury juste justice kaki kangourou kayak kermesse
kimono kiosque kiwi klaxon koala labour lacet lagune laine lait laiton laitue lama lamelle lampe lampion lancer lande
langouste languette lanterne lapereau lapin largeur larme lasagne laurier lavabo lavande lave laverie laveur lecteur
lectrice lecture lentille lessive levier levure lexique liane libraire lichen lierre lilas limace lime limite limonade
lingot lion lionceau liquide lisse littoral livre livreur loge logement logiciel logique logis loir loisir lombric
longueur loriot losange lotte lotus loup loutre lucarne lucide lueur lumineux lunaire lundi lunette lustre luthier lutin
luxe luxueux lynx macaron machine maestro magasin magazine magicien magie magique magnolia maillet maintien maison
majeur mallette manchon mandarine mandat mandoline manette manger mangue manivelle manoir mansarde manteau manuscrit
maquis marais marathon marchand marcher mardi marelle marge mariage marin mariner maritime marmelade marmite marmotte
marqueur marraine marrant marron marsouin martinet mascotte massage massif match matelas matelot matinal mature maxime
meilleur melon mener menhir menthe menton menuet menuisier mercredi mercure meringue merlan merle merveille messager
mesurer mettre meuble meunier micro midi miel mignonne mijoter milieu mille million mimosa mine minerai mineur miniature
minibus minime minuit minute mirabelle miracle mirage miroir mission mistral mitaine mixte mobile mode moderne module
moelleux moineau moment monarque mondial moniteur monnaie monocle montagne montant monter monture morceau morille motard
moteur motif moucheron mouchoir mouette moufle mouflon moulin moulure mousse mousseux moustache moutarde mouton
mouvement moyen muguet mulot multiple muraille mural murmure musc muscade muscat muscle musette musical musicien musique
myosotis myrtille nacelle nacre nageur nappe narcisse narval natation natte naturel navette naviguer navire nectar
nettoyer neuf neveu nickel noble nocturne noisetier noisette noix nomade nombreux nommer nord note nouer nougat
nougatine nourrice nourrir nouveau novembre novice nuage nuance nuit nylon oasis objectif objet oblique observer obtenir
occasion ocre octobre odeur offrande offrir oignon oiseau olive ombrage ombre ombrelle omelette omnibus onde ongle opale
opaque option orageux oral orange orbite orchestre ordonner ordre oreiller orge orient oriental origan original origine
orner orque orteil ortie oseille osier osselet oubli ouistiti ouragan ourlet ours oursin outil ouvert ouverture ouvrage
ouvrier ovation ozone pagaie pagode paiement paille paillette paisible palace palmier palourde panache pancarte panda
panier panneau panorama pantalon pantoufle paon papaye papeterie papillon paprika papyrus paquebot parade paradoxe
parapluie parasol paravent parcourir parcours pardessus pardonner parfait parfum pari parking parlant parler parmesan
parole parpaing parquet parrain partager parterre partir partition parure passager passant passeport passer passion
passoire pastel pastille patate patience patienter patinage patinette patinoire payer paysage peigne peignoir peint
peintre pelouse peluche penderie pendule penser pension pente perceuse perche perchoir permis perron perroquet perruche
perruque persil pesant petit peuple peuplier phare phoque phrase physique pianiste piano piccolo pichet pied pieuvre
pigeon pile pilier pilon pilote piment pince pinceau pingouin pinson pintade pioche pionnier pipette piquet pirate
pirogue piscine pistache piston pivoine pivot pizza placard placide plafond plage plaisir planche planeur plante plaque
plat platane plateau plein pleuvoir plomb plombier plongeoir plongeon plongeur plumage plume plumeau pluvieux pochette
pochoir podium poignet pointe poisson poitrine poivre poivrier poivron polir politesse polka pollen polochon pommade
pomme pommeau pommier pompon poncho poney pont portable portail porteur portier portion portique portrait poser positif
poste posture potage poteau poterie potiron poubelle poudre poulain poulie pourpre pousser poussette poussin poussoir
prairie praline pratique premier prendre presser prestige preuve primeur princesse principe printemps prisme profil
profond proie projet projeter prologue promenade promener promesse proposer propre province prudence prudent pruneau
prunelle public puceron puiser pull pulpe puma pupitre puzzle pyjama quartier quatuor quenelle question quille quinzaine
quitter quota rabais rabot raccourci racine raconter radar radiateur radieux radis rafale rail rainette raisin ralentir
rallye ramasser rame rameau ramequin rameur ramper rapide rapport rasoir rassurer ravin ravioli rayonner rebondir
recette recevoir recherche record recoudre rectangle recueil reculer reflet refrain refuge regain regarder registre
regret relief remercier remise remorque remous rempart remplir renard rencontre renfort renom repas reporter reposant
requin respirer ressort rester retenir retour retraite retrouver revanche revers revue ricochet rideau rieur rigide
rigolade rituel rivage robinet robuste rocade rocher roman romance romancier romarin ronce rond rondeau rondelle rondin
ronfler roquefort roquette rose roseau roseraie rossignol rotation rotonde rotule rouget rouille roulade roulant
roulette routine royaume ruban rubis rubrique ruche ruelle rugby rugueux ruisseau ruisseler rumba rupture rustique
sablier sacoche safari safran sage sagesse salade saladier salle salon saluer samba samedi sandale sandwich sangle
sanglier saphir sardine satin sauce saucisson saumon sauter savane savoir savourer saxophone science score scout
sculpter sculpture seau secouer secours secousse secret section seigle semaine semelle semence semer semestre semoir
semoule sentier septembre serin serrer serrure serrurier serveur serveuse service serviette servir short sieste sifflet
signal signature signer silence sillon simple singe sirop sketch skieur sobre social socle sofa soif solaire soleil
solide solo sombrero sommeil sommet sonate songer sonnerie sonnette sonore soprano sorbet sortir souche souci soucoupe
soufflet souhait soulever soulier soupape soupe soupir source sourcil sourdine souriant sourire soutenir spacieux
spatule spectacle spirale sportif sprint square squelette stade standard star station statue statuette stimuler stock
structure studieux stylo subtil sucette sucre sucrerie sujet superbe surf surface surgir surplus surprise sursaut
suspense syllabe symbole symphonie table tableau tablette tabouret tactile tactique tailleur talent talus tambour tamis
tamiser tampon tandem tango tapage tapisser tapoter tardif tartine tasse taupe taxi teindre teinte tempe tendon
tendresse tenir tennis terminus terrain terrasse terre terreau terrier terrine texte texture thermos ticket tigre
tilleul timbale timbre tirelire tisane tisser tissu toboggan toile toit tomate tomber tondre tonneau tonnelle tonnerre
topaze torche torchon tornade torrent tortue totem toucan toucher touffu toupie tourelle touriste tournage tournant
tournesol tourneur tournevis tournoi tourte tracer tracteur traduire train trajet tramway transit transport travail
traverser tremper tremplin tresse tribord tribune tricot tricoter tricycle trident trier trimaran trimestre tringle
trinquer trio triomphe trombone trompette tronc tropical tropique trot trottoir troupeau trousse trouver truffe tube
tulipe tumulte tunique tunnel turban turquoise tuteur tuyau typhon uniforme union unir unisson univers usine ustensile
utile utiliser vacarme vaillant vaisselle valable valise vallon vanille vapeur vase veilleuse velours vendange vendeur
vendredi vent venteux ventiler ventre verdict verdure verger verglas verrerie verrou version vertical vertige verve
verveine viande vibrer victoire vider vigile vigne vigneron vignoble vigueur village vinaigre violette violon virgule
virtuose visa visage visible vision visite visiteur vitamine vitesse vitrail vitre vitrine vivace vivant vocation voguer
voilier voisin voiture volcan volet voltige volume voyage voyageur voyant voyelle vrai wagon xylophone yacht yaourt yoga
zeppelin zeste zigzag zinc zodiaque
`
  .trim()
  .split(/\s+/u);
