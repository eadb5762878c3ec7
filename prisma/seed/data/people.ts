/** Customers of the first organization, then of the second. */
export const customers: readonly (readonly [company: string, contact: string, country: string, city: string])[] = [
  ['Nordic Outfitters AB', 'Elin Lindqvist', 'SE', 'Stockholm'],
  ['Harrow & Vale Ltd', 'Thomas Whitmore', 'GB', 'London'],
  ['Maison Aubrac SAS', 'Claire Dumont', 'FR', 'Lyon'],
  ['Kellerhaus GmbH', 'Jonas Keller', 'DE', 'Hamburg'],
  ['Blue Heron Retail Inc', 'Megan Foster', 'US', 'Portland'],
  ['Sato Select K.K.', 'Yuki Sato', 'JP', 'Tokyo'],
  ['Casa Montesol S.L.', 'Lucía Ortega', 'ES', 'Barcelona'],
  ['Van Dalen Mode B.V.', 'Pieter van Dalen', 'NL', 'Utrecht'],
  ['Alpine Trail AG', 'Nina Zürcher', 'CH', 'Bern'],
  ['Maple Street Apparel Inc', 'Owen Tremblay', 'CA', 'Toronto'],
  ['Southern Cross Clothing Pty', 'Harriet Nolan', 'AU', 'Melbourne'],
  ['Fiordland Wear Ltd', 'Aroha Ngata', 'NZ', 'Christchurch'],
  ['Brera Studio S.r.l.', 'Paolo Conti', 'IT', 'Milan'],
  ['Copenhagen Knit House ApS', 'Freja Holm', 'DK', 'Copenhagen'],
  ['Tampere Textile Oy', 'Aino Virtanen', 'FI', 'Tampere'],
  ['Oslo Fjell AS', 'Magnus Berg', 'NO', 'Oslo'],
  ['Dublin Wool Company Ltd', 'Aoife Byrne', 'IE', 'Dublin'],
  ['Prairie Workwear LLC', 'Dale Hutchins', 'US', 'Omaha'],
  ['Pacific Uniforms Inc', 'Grace Kim', 'US', 'San Diego'],
  ['Lagos Corporate Wear Ltd', 'Chidi Okafor', 'NG', 'Lagos'],
  ['Gulf Hospitality Supply LLC', 'Rania Haddad', 'AE', 'Dubai'],
  ['Cape Collective Pty', 'Thandi Mokoena', 'ZA', 'Cape Town'],
  ['Andina Moda S.A.', 'Camila Rojas', 'CL', 'Santiago'],
  ['Hanse Maschinenbau GmbH', 'Uwe Petersen', 'DE', 'Bremen'],
  ['Greta Lund', 'Greta Lund', 'SE', 'Malmö'],
  ['Bergen Marine Service AS', 'Tor Haugen', 'NO', 'Bergen'],
  ['Ålesund Shipyard AS', 'Ingrid Sunde', 'NO', 'Ålesund'],
  ['Baltic Pumps OÜ', 'Kristjan Tamm', 'EE', 'Tallinn'],
  ['Skagen Trawlers ApS', 'Lars Winther', 'DK', 'Skagen'],
  ['Hull Hydraulics Ltd', 'Sarah Marsden', 'GB', 'Hull'],
];

/** Family names for the customers of further blocks. */
export const families: readonly string[] =
  'Abbott,Ahmed,Almeida,Andersen,Bauer,Becker,Bennett,Bianchi,Bianco,Blake,Bose,Braun,Byrne,Carlsen,Castillo,Chandra,Chen,Conway,Costa,Dahl,Delgado,Dubois,Eriksen,Farrell,Ferrari,Fischer,Flores,Fontaine,Fraser,Fuchs,Garcia,Gomez,Grant,Gupta,Haas,Hansen,Hayashi,Hoffmann,Hughes,Ivanova,Jansen,Johansson,Kaur,Kim,Kowalski,Lambert,Larsen,Laurent,Lee,Lopez,Maier,Marino,Martin,Mehta,Meyer,Moreau,Moretti,Murphy,Nakamura,Nguyen,Nilsen,Novak,Nowak,Olsen,Ortiz,Park,Patel,Pereira,Petrov,Quinn,Rahman,Ramos,Rossi,Roux,Santos,Sato,Schmidt,Silva,Singh,Sousa,Svensson,Tanaka,Thomas,Torres,Vargas,Vogel,Wagner,Walsh,Weber,Wong,Yilmaz,Zhang'.split(
    ',',
  );

/** Staff of the first organization: name, local part of the e-mail address, roles, department, manager's local part. */
export const staff: readonly (readonly [name: string, mail: string, roles: string, department: string])[] = [
  ['Amara Osei', 'admin', 'admin', 'Management'],
  ['Daniel Reyes', 'manager', 'manager', 'Sourcing'],
  ['Sophie Laurent', 'sales', 'sales_rep', 'Sales Europe'],
  ['Victor Lindgren', 'viewer', 'viewer', 'Finance'],
  ['Helena Brandt', 'director', 'director', 'Management'],
  ['Rafael Moreno', 'sourcing.head', 'department_head', 'Sourcing'],
  ['Mei-Ling Tan', 'buyer.yarn', 'buyer', 'Sourcing Apparel'],
  ['Jakub Novák', 'buyer.parts', 'buyer', 'Sourcing Parts'],
  ['Farhana Akter', 'production', 'technician', 'Quality Asia'],
  ['Nguyen Van Minh', 'quality', 'technician', 'Quality Asia'],
  ['Oliver Grant', 'sales.head', 'manager,sales_rep', 'Sales'],
  ['Chiara Bellini', 'sales.south', 'sales_rep', 'Sales Europe'],
  ['Marcus Hale', 'sales.us', 'sales_rep', 'Sales Americas'],
  ['Akiko Mori', 'sales.asia', 'sales_rep', 'Sales Asia Pacific'],
  ['Ingrid Solheim', 'finance', 'department_head', 'Finance'],
  ['Peter Kovacs', 'former', 'viewer', 'Finance'],
];
/** Staff of the second organization. */
export const otherStaff: typeof staff = [
  ['Sigrid Aasen', 'admin', 'admin', 'Management'],
  ['Henrik Dale', 'sales', 'sales_rep', 'Trade'],
  ['Maja Lie', 'buyer', 'buyer', 'Trade'],
  ['Even Moe', 'workshop', 'technician', 'Workshop'],
  ['Kari Strand', 'director', 'director', 'Management'],
];

/** Departments: name and the one above. */
export const departments: readonly (readonly [name: string, parent?: string])[] = [
  ['Management'],
  ['Sales', 'Management'],
  ['Sales Europe', 'Sales'],
  ['Sales Americas', 'Sales'],
  ['Sales Asia Pacific', 'Sales'],
  ['Sourcing', 'Management'],
  ['Sourcing Apparel', 'Sourcing'],
  ['Sourcing Parts', 'Sourcing'],
  ['Operations', 'Management'],
  ['Quality Asia', 'Operations'],
  ['Finance', 'Management'],
];
export const otherDepartments: typeof departments = [
  ['Management'],
  ['Trade', 'Management'],
  ['Workshop', 'Management'],
];

export const givenNames: readonly string[] =
  'Adam,Aisha,Alice,Anders,Anika,Bruno,Carla,Daria,Elena,Emil,Farid,Hanna,Hugo,Ines,Ivan,Jana,Julia,Karim,Leila,Lena,Leo,Lin,Mara,Marco,Maria,Mateo,Mila,Nadia,Noor,Omar,Otto,Petra,Priya,Rosa,Samir,Sofia,Tariq,Vera,Wei,Yara'.split(
    ',',
  );
