import type { Place } from '#domain/place.ts';

type Row = readonly [
  name: string,
  region: string,
  latitude: number,
  longitude: number,
  ...otherNames: string[],
];

/**
 * Seats of the regions and of the older cercles, the places of the case, and a few border towns.
 * Coordinates: GeoNames (geonames.org, CC BY 4.0), Mali, edited up to 2014. GeoNames does not
 * list Boulkessi: its point is that of a displacement-tracking table ("Frontière Boulkessi"),
 * good to some kilometres; the village belongs to the commune of Mondoro.
 */
const rows: readonly Row[] = [
  ['Bamako', 'bamako', 12.65, -8.0],
  ['Sénou', 'bamako', 12.5207, -7.9293, 'Bamako-Sénou'],
  ['Kayes', 'kayes', 14.4469, -11.4445],
  ['Bafoulabé', 'kayes', 13.8065, -10.8321],
  ['Kéniéba', 'kayes', 12.8375, -11.2357],
  ['Yélimané', 'kayes', 15.1187, -10.5773],
  ['Diboli', 'kayes', 14.4551, -12.1995],
  ['Sadiola', 'kayes', 13.8912, -11.6928],
  ['Nioro', 'nioro', 15.2293, -9.5928, 'Nioro du Sahel'],
  ['Diéma', 'nioro', 14.54, -9.1921],
  ['Kita', 'kita', 13.0349, -9.4895],
  ['Koulikoro', 'koulikoro', 12.8627, -7.5598],
  ['Kati', 'koulikoro', 12.7441, -8.0726],
  ['Banamba', 'koulikoro', 13.5477, -7.4481],
  ['Kangaba', 'koulikoro', 11.9333, -8.4167],
  ['Kolokani', 'koulikoro', 13.5728, -8.0339],
  ['Dioïla', 'dioila', 12.4822, -6.7911, 'Dioila'],
  ['Fana', 'dioila', 12.7787, -6.9564],
  ['Nara', 'nara', 15.1687, -7.2847],
  ['Sikasso', 'sikasso', 11.3176, -5.6665],
  ['Kadiolo', 'sikasso', 10.55, -5.7667],
  ['Zégoua', 'sikasso', 10.5, -5.6667],
  ['Bougouni', 'bougouni', 11.4177, -7.4832],
  ['Kolondiéba', 'bougouni', 11.0894, -6.8929],
  ['Yanfolila', 'bougouni', 11.1833, -8.15],
  ['Koutiala', 'koutiala', 12.3917, -5.4642],
  ['Yorosso', 'koutiala', 12.3581, -4.7769],
  ['Ségou', 'segou', 13.4317, -6.2157, 'Segu'],
  ['Barouéli', 'segou', 13.077, -6.8312, 'Baraouéli'],
  ['Bla', 'segou', 12.9501, -5.7602],
  ['Markala', 'segou', 13.7021, -6.0659],
  ['Niono', 'segou', 14.2526, -5.993],
  ['Diabaly', 'segou', 14.6937, -6.0197, 'Diabali'],
  ['San', 'san', 13.3034, -4.8956],
  ['Tominian', 'san', 13.2874, -4.5932],
  ['Mopti', 'mopti', 14.4843, -4.183],
  ['Sévaré', 'mopti', 14.5274, -4.0934],
  ['Djenné', 'mopti', 13.9061, -4.5533, 'Jenne'],
  ['Ténenkou', 'mopti', 14.4572, -4.9169],
  ['Youwarou', 'mopti', 15.3684, -4.2628],
  ['Bandiagara', 'bandiagara', 14.35, -3.6104],
  ['Bankass', 'bandiagara', 14.0775, -3.5159],
  ['Koro', 'bandiagara', 14.064, -3.0754],
  ['Douentza', 'douentza', 15.0015, -2.9498],
  ['Hombori', 'douentza', 15.279, -1.7004],
  ['Boni', 'douentza', 15.0766, -2.2198],
  ['Mondoro', 'douentza', 14.6762, -1.9513],
  ['Tombouctou', 'tombouctou', 16.7735, -3.0074, 'Timbuktu', 'Timbuctoo'],
  ['Diré', 'tombouctou', 16.257, -3.4013],
  ['Goundam', 'tombouctou', 16.4145, -3.6707],
  ['Gourma-Rharous', 'tombouctou', 16.8778, -1.9231, 'Rharous'],
  ['Niafunké', 'tombouctou', 15.9322, -3.9906],
  ['Léré', 'tombouctou', 15.7118, -4.9118],
  ['Taoudénit', 'taoudenit', 22.6744, -3.9789, 'Taoudenni', 'Taoudeni'],
  ['Araouane', 'taoudenit', 18.9048, -3.5265, 'Arawan'],
  ['Gao', 'gao', 16.2717, -0.0447],
  ['Ansongo', 'gao', 15.6597, 0.5022],
  ['Bourem', 'gao', 16.955, -0.3486],
  ['Labbézanga', 'gao', 14.9563, 0.696, 'Labezanga'],
  ['Ménaka', 'menaka', 15.9182, 2.4022],
  ['Andéramboukane', 'menaka', 15.4275, 3.0175, 'Anderamboukane'],
  ['Kidal', 'kidal', 18.4411, 1.4078],
  ['Aguelhok', 'kidal', 19.4614, 0.8589, 'Aguelhoc'],
  ['Tessalit', 'kidal', 20.2013, 1.0119],
  ['Abeïbara', 'kidal', 19.1167, 1.75],
  ['Tin-Essako', 'kidal', 18.4506, 2.488],
  ['Tinzaouaten', 'kidal', 19.9625, 2.8575, 'Tinzaouatène'],
  ['Boulkessi', 'douentza', 15.1364, -1.0622, 'Boulikessi', 'Boulkessy'],
];

/** The gazetteer of the watch; ids are the names without accents. */
export const maliPlaces: Place[] = rows.map(
  ([name, region, latitude, longitude, ...otherNames]) => ({
    id: name
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase(),
    name,
    otherNames,
    region,
    latitude,
    longitude,
  }),
);
