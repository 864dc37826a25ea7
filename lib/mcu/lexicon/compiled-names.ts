/**
 * Given names in Latin letters for countries whose package lists are in another script. Compiled by hand from names in everyday use, in no order
 * of frequency: a list to draw from, no statistic.
 */
import type { Country } from "./countries";
import type { Gender } from "../types";

const list = (names: string): readonly string[] => names.split(" ");

const EGYPT = {
  female: list("Aya Salma Mariam Nour Habiba Farida Yasmin Menna Esraa Doaa Heba Amira Rania Nesma Samar Dalia Hala Ghada Manal Abeer Noha Shaimaa Nagwa Samia Iman Marwa Rehab Zeinab Fatma Hoda"),
  male: list("Ahmed Mohamed Mahmoud Mostafa Omar Youssef Karim Amr Tarek Hossam Khaled Hassan Hussein Ibrahim Islam Sherif Waleed Ashraf Ayman Hany Samir Adel Gamal Nabil Ramy Tamer Wael Ziad Essam Medhat"),
};
const GULF = {
  female: list("Fatima Maryam Aisha Noura Sara Hessa Shamma Latifa Moza Alia Hind Salama Maitha Reem Amna Mahra Shaikha Dana Lulwa Munira Jawaher Abeer Haya Nouf Wafa Lama Rana Ghaida Asma Dalal"),
  male: list("Mohammed Abdullah Khalid Sultan Hamad Saeed Rashid Ahmed Ali Omar Faisal Saud Nasser Majid Mansour Salem Hamdan Zayed Turki Bandar Fahad Yousef Ibrahim Abdulaziz Talal Badr Nawaf Waleed Hassan Adel"),
};

export const COMPILED_NAMES: Partial<Record<Country, Record<Gender, readonly string[]>>> = {
  China: {
    female: list("Xiuying Fang Na Min Jing Li Yan Juan Xia Ping Hong Mei Ling Hui Xue Ying Qian Ting Yue Lan Yun Jia Shan Wen Rui Xin Meng Yuting Xinyi Siyu"),
    male: list("Wei Qiang Lei Jun Yang Yong Jie Tao Ming Chao Gang Bo Feng Hao Peng Bin Kai Long Zhi Cheng Hui Dong Yi Xiang Jian Haoran Zixuan Yichen Junjie Guoqiang"),
  },
  Japan: {
    female: list("Yui Hina Sakura Aoi Haruka Misaki Nanami Yuka Emi Keiko Yoko Naoko Tomoko Akiko Kaori Mai Ayumi Rina Mio Hana Kana Saki Megumi Noriko Sachiko Reiko Fumiko Chiyo Mariko Asuka"),
    male: list("Haruto Yuto Sota Ren Daiki Takumi Kenta Ryo Shota Kaito Hiroshi Takashi Kenji Akira Satoshi Makoto Kazuya Naoki Yusuke Tatsuya Koji Shinji Masaru Osamu Tetsuya Jun Hayato Riku Minoru Isamu"),
  },
  "South Korea": {
    female: list("Jiwoo Seoyeon Minji Soyeon Hyejin Yuna Jimin Eunji Sujin Hana Yejin Dahyun Chaewon Jiyoung Mina Haeun Seoyun Jisoo Boram Eunkyung Mikyung Youngja Soonja Kyungsook Hyunjoo Sunhee Nayeon Areum Bora Subin"),
    male: list("Minjun Seojun Dohyun Jihoon Hyunwoo Joonho Sungmin Taehyun Jaehyun Seungho Woojin Donghyun Kyungsoo Sangwoo Youngho Jinwoo Minho Hojin Yongsu Byungho Kangmin Junseo Siwoo Eunwoo Jaewon Sungho Inho Chulsoo Kihoon Gunwoo"),
  },
  Russia: {
    female: list("Anna Maria Anastasia Ekaterina Olga Natalia Tatiana Irina Svetlana Elena Daria Polina Ksenia Sofia Alina Yulia Vera Lyudmila Galina Nina Valentina Marina Oksana Viktoria Evgenia Larisa Nadezhda Tamara Zoya Kira"),
    male: list("Ivan Dmitri Alexei Sergei Andrei Mikhail Nikolai Vladimir Pavel Maxim Artem Kirill Denis Egor Roman Ilya Oleg Igor Yuri Boris Viktor Anton Konstantin Gleb Timur Fyodor Stepan Valery Gennady Grigory"),
  },
  Kazakhstan: {
    female: list("Aigerim Aisulu Dinara Madina Zhanar Gulnara Saule Aliya Botagoz Kamila Aruzhan Ayazhan Tomiris Dana Zarina Asel Bayan Meruert Nazgul Raushan Sholpan Kulyash Zhibek Altynai Dilnaz Inkar Karlygash Makpal Perizat Ulzhan"),
    male: list("Nursultan Alikhan Daulet Yerlan Marat Timur Askar Bauyrzhan Kairat Serik Talgat Arman Dias Sanzhar Azamat Yerbol Kanat Madi Rustem Zhandos Aidar Nurlan Olzhas Baurzhan Dastan Galymzhan Ilyas Meirzhan Samat Temirlan"),
  },
  Egypt: EGYPT,
  "United Arab Emirates": GULF,
  "Saudi Arabia": GULF,
};
