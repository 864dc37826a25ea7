/** Languages of ISO 639-1 in the order of the official form. There "not applicable" is option 1, so the first language is option 2. */
import type { QuestionOption } from "./question";

const NAMES = [
  "Abkhazian", "Afar", "Afrikaans", "Akan", "Albanian", "Amharic", "Arabic", "Aragonese", "Armenian", "Assamese", "Avaric", "Avestan", "Aymara", "Azerbaijani",
  "Bambara", "Bashkir", "Basque", "Belarusian", "Bengali", "Bislama", "Bosnian", "Breton", "Bulgarian", "Burmese", "Catalan", "Chamorro", "Chechen", "Chichewa",
  "Chinese", "Church Slavic", "Chuvash", "Cornish", "Corsican", "Cree", "Croatian", "Czech", "Danish", "Divehi", "Dutch", "Dzongkha", "English", "Esperanto",
  "Estonian", "Ewe", "Faroese", "Fijian", "Finnish", "French", "Western Frisian", "Fulah", "Scottish Gaelic", "Galician", "Ganda", "Georgian", "German", "Greek",
  "Greenlandic", "Guarani", "Gujarati", "Haitian", "Hausa", "Hebrew", "Herero", "Hindi", "Hiri Motu", "Hungarian", "Icelandic", "Ido", "Igbo", "Indonesian",
  "Interlingua", "Interlingue", "Inuktitut", "Inupiaq", "Irish", "Italian", "Japanese", "Javanese", "Kannada", "Kanuri", "Kashmiri", "Kazakh", "Central Khmer",
  "Kikuyu", "Kinyarwanda", "Kirghiz", "Komi", "Kongo", "Korean", "Kuanyama", "Kurdish", "Lao", "Latin", "Latvian", "Limburgan", "Lingala", "Lithuanian",
  "Luba-Katanga", "Luxembourgish", "Macedonian", "Malagasy", "Malay", "Malayalam", "Maltese", "Manx", "Maori", "Marathi", "Marshallese", "Mongolian", "Nauru",
  "Navajo", "North Ndebele", "South Ndebele", "Ndonga", "Nepali", "Norwegian", "Norwegian Bokmål", "Norwegian Nynorsk", "Sichuan Yi", "Occitan", "Ojibwa", "Oriya",
  "Oromo", "Ossetian", "Pali", "Pashto", "Persian", "Polish", "Portuguese", "Punjabi", "Quechua", "Romanian", "Romansh", "Rundi", "Russian", "Northern Sami",
  "Samoan", "Sango", "Sanskrit", "Sardinian", "Serbian", "Shona", "Sindhi", "Sinhala", "Slovak", "Slovenian", "Somali", "Southern Sotho", "Spanish", "Sundanese",
  "Swahili", "Swati", "Swedish", "Tagalog", "Tahitian", "Tajik", "Tamil", "Tatar", "Telugu", "Thai", "Tibetan", "Tigrinya", "Tonga", "Tsonga", "Tswana", "Turkish",
  "Turkmen", "Twi", "Uighur", "Ukrainian", "Urdu", "Uzbek", "Venda", "Vietnamese", "Volapük", "Walloon", "Welsh", "Wolof", "Xhosa", "Yiddish", "Yoruba", "Zhuang",
  "Zulu",
];

export const LANGUAGES: readonly QuestionOption[] = [
  { number: 1, label: "No language in it", explain: true, alone: true },
  ...NAMES.map((label, index) => ({ number: index + 2, label })),
  { number: NAMES.length + 2, label: "A language that is not listed", explain: true },
];
