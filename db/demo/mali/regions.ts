import type { Region } from '#domain/place.ts';

/**
 * The 19 regions and the district of Bamako, as since the laws 2023-006 and 2023-007. Tiles are
 * laid out like the country.
 *
 * Population: OCHA Mali, subnational population 2020 (via HDX, CC BY), by the 50 cercles of
 * that time, summed by the region in which each cercle now lies. The table does not part thinly
 * peopled Taoudénit from the cercle of Tombouctou: its people are in Tombouctou's number, and
 * its own is unknown.
 */
export const maliRegions: Region[] = [
  { id: 'taoudenit', name: 'Taoudénit', short: 'TAO', population: null, tile: [5, 0] },
  { id: 'kidal', name: 'Kidal', short: 'KID', population: 83_490, tile: [6, 0] },
  { id: 'tombouctou', name: 'Tombouctou', short: 'TOM', population: 831_707, tile: [5, 1] },
  { id: 'gao', name: 'Gao', short: 'GAO', population: 601_291, tile: [6, 1] },
  { id: 'menaka', name: 'Ménaka', short: 'MÉN', population: 67_119, tile: [7, 1] },
  { id: 'nioro', name: 'Nioro', short: 'NIO', population: 543_177, tile: [1, 2] },
  { id: 'nara', name: 'Nara', short: 'NAR', population: 298_156, tile: [2, 2] },
  { id: 'mopti', name: 'Mopti', short: 'MOP', population: 1_046_135, tile: [4, 2] },
  { id: 'douentza', name: 'Douentza', short: 'DOU', population: 303_974, tile: [5, 2] },
  { id: 'kayes', name: 'Kayes', short: 'KAY', population: 1_380_917, tile: [0, 3] },
  { id: 'kita', name: 'Kita', short: 'KIT', population: 533_110, tile: [1, 3] },
  { id: 'koulikoro', name: 'Koulikoro', short: 'KOU', population: 2_084_549, tile: [2, 3] },
  { id: 'segou', name: 'Ségou', short: 'SÉG', population: 2_198_362, tile: [3, 3] },
  { id: 'san', name: 'San', short: 'SAN', population: 683_740, tile: [4, 3] },
  { id: 'bandiagara', name: 'Bandiagara', short: 'BDG', population: 1_159_594, tile: [5, 3] },
  { id: 'bamako', name: 'Bamako', short: 'BKO', population: 2_231_344, tile: [2, 4] },
  { id: 'dioila', name: 'Dioïla', short: 'DIO', population: 602_633, tile: [3, 4] },
  { id: 'koutiala', name: 'Koutiala', short: 'KTL', population: 976_242, tile: [4, 4] },
  { id: 'bougouni', name: 'Bougouni', short: 'BGN', population: 1_075_666, tile: [3, 5] },
  { id: 'sikasso', name: 'Sikasso', short: 'SIK', population: 1_205_908, tile: [4, 5] },
];
