import type { BlowRow } from '#db/demo/exercise/story.ts';

/** Attacks of the script, minutes after the start: they spread, peak, and thin out. */
export const scriptBlows: readonly BlowRow[] = [
  [0.07, 'raid', 'sandebo', 'Gunfire again around army headquarters in Sandébo', 3, 4, 'wave'],
  [4, 'roadBomb', 'nerigou', 'Bridge on the Nérigou road blown up', 0, 3, 'wave'],
  [9, 'ambush', 'diarfeka', 'Relief column ambushed near Diarféka', 7, 4, 'wave'],
  [15, 'shelling', 'sandebo-aerogare', 'Mortar rounds fall by the runway in Sandébo', 2, 4, 'wave'],
  [22, 'raid', 'samoule', 'Gendarmerie at Samoulé attacked', 4, 3, 'wave'],
  [30, 'overrun', 'marekoy', 'Post at Marékoy overrun', 9, 3, 'wave'],
  [34, 'ambush', 'sandebo', 'Convoy of the army chief of staff fired on in Sandébo', 3, 4, 'chief'],
  [39, 'abduction', 'dabangue', 'Sub-prefect taken from his office at Dabangué', 1, 3],
  [43, 'village', 'bokindi', 'Village near Bokindi burnt, people flee to Kirbédo', 8, 3],
  [49, 'ambush', 'fandjora', 'Fuel convoy burnt on the Fandjora road', 3, 4],
  [56, 'raid', 'mandelou', 'Shots at the police post at Mandélou', 0, 1, 'wave'],
  [62, 'busBomb', 'kantire', 'Bus hits a mine near Kantiré', 6, 3],
  [69, 'strike', 'ganzera', 'Army drones strike vehicles near Ganzéra', 8, 3],
  [76, 'raid', 'alassie', 'Police post at Alassié attacked', 1, 3],
  [87, 'shelling', 'kirbedo', 'Rockets fall on the edge of Kirbédo', 2, 2],
  [101, 'roadBomb', 'zintema', 'Escort vehicle hits a mine near Zintéma', 1, 2],
  [115, 'looting', 'lorbena', 'Grain store looted in Lorbéna', 0, 1],
  [129, 'ambush', 'rissale', 'Patrol fired on near Rissalé', 1, 1],
  [150, 'raid', 'bargadou', 'Attack on the post at Bargadou repelled', 0, 2],
  [168, 'roadBomb', 'yorekou', 'Roadside bomb goes off near Yorékou', 0, 1],
];
