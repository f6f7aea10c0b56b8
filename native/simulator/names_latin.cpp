#include "name_tables.hpp"

// Common given and family names written in Latin letters.
namespace simulator {

const char kEnglishFirst[] =
    "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph "
    "Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Betty Anthony Sandra Mark Ashley "
    "Donald Emily Steven Kimberly Andrew Margaret Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian "
    "Melissa George Deborah Timothy Stephanie Ronald Rebecca Jason Laura Edward Helen Jeffrey Cynthia Ryan Amy "
    "Jacob Olivia Grace Ethan Chloe Oliver Amelia Harry Isla Jack Zoe Callum Priya Marcus Imani Diego Mei";
const char kEnglishLast[] =
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson "
    "Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis "
    "Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall "
    "Rivera Campbell Mitchell Carter Roberts O'Connor=oconnor O'Brien=obrien McCarthy MacDonald Evans Hughes "
    "Edwards Turner Parker Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Bailey Reed Kelly "
    "Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes-Jones=hughesjones Fitzgerald Chen Patel "
    "Kaur Okafor Ashworth Whitaker";

const char kGermanFirst[] =
    "Anna Lukas Sophie Maximilian Julia Felix Katharina Jonas Laura Tobias Lena Sebastian Sabine Stefan Petra "
    "Andreas Claudia J\u00fcrgen=juergen J\u00f6rg=joerg G\u00fcnther=guenther K\u00e4the=kaethe "
    "Bj\u00f6rn=bjoern Heike Matthias Ulrike Thomas Birgit Markus Silke Florian";
const char kGermanLast[] =
    "M\u00fcller=mueller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann "
    "Sch\u00e4fer=schaefer Koch Bauer Richter Klein Wolf Schr\u00f6der=schroeder Neumann Schwarz Zimmermann "
    "Braun Kr\u00fcger=krueger Hofmann Hartmann Lange Werner Krause Lehmann K\u00f6hler=koehler Walter "
    "K\u00f6nig=koenig Huber Kaiser Fuchs Peters Lang M\u00f6ller=moeller Wei\u00df=weiss Jung Hahn Vogel Keller "
    "G\u00fcnther=guenther Gro\u00df=gross B\u00f6hm=boehm";

const char kFrenchFirst[] =
    "Camille Lucas L\u00e9a=lea Hugo Manon Louis Chlo\u00e9=chloe Gabriel In\u00e8s=ines Arthur Sarah Jules "
    "\u00c9lodie=elodie Fran\u00e7ois=francois C\u00e9line=celine Beno\u00eet=benoit Aur\u00e9lie=aurelie "
    "J\u00e9r\u00f4me=jerome H\u00e9l\u00e8ne=helene S\u00e9bastien=sebastien Zo\u00e9=zoe \u00c9tienne=etienne "
    "Nathalie Guillaume V\u00e9ronique=veronique Thibault Am\u00e9lie=amelie Olivier Margaux R\u00e9mi=remi";
const char kFrenchLast[] =
    "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lef\u00e8vre=lefevre "
    "Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard Andr\u00e9=andre Mercier Dupont Lambert "
    "Bonnet Fran\u00e7ois=francois Legrand Garnier Faure Rousseau Blanc Gu\u00e9rin=guerin Chevalier Lefebvre "
    "B\u00e9ranger=beranger Gauthier Perrin Despr\u00e8s=despres";

const char kSpanishFirst[] =
    "Mar\u00eda=maria Jos\u00e9=jose Luc\u00eda=lucia Antonio Carmen Manuel Ana Francisco Isabel David Laura "
    "Javier Marta Daniel Elena Carlos Sof\u00eda=sofia Jes\u00fas=jesus Andr\u00e9s=andres \u00c1lvaro=alvaro "
    "In\u00e9s=ines Ra\u00fal=raul Bego\u00f1a=begona \u00cd\u00f1igo=inigo Pilar Sergio Roc\u00edo=rocio Miguel "
    "Nuria Adri\u00e1n=adrian";
const char kSpanishLast[] =
    "Garc\u00eda=garcia Rodr\u00edguez=rodriguez Gonz\u00e1lez=gonzalez Fern\u00e1ndez=fernandez "
    "L\u00f3pez=lopez Mart\u00ednez=martinez S\u00e1nchez=sanchez P\u00e9rez=perez G\u00f3mez=gomez "
    "Mart\u00edn=martin Jim\u00e9nez=jimenez Ruiz Hern\u00e1ndez=hernandez D\u00edaz=diaz Moreno "
    "Mu\u00f1oz=munoz \u00c1lvarez=alvarez Romero Alonso Guti\u00e9rrez=gutierrez Navarro Torres "
    "Dom\u00ednguez=dominguez V\u00e1zquez=vazquez Ramos Gil Ram\u00edrez=ramirez Serrano Blanco Molina Morales "
    "Su\u00e1rez=suarez Ortega Delgado Castro Ortiz Rubio Mar\u00edn=marin Sanz N\u00fa\u00f1ez=nunez "
    "Ib\u00e1\u00f1ez=ibanez Pe\u00f1a=pena";

const char kItalianFirst[] =
    "Giulia Francesco Sofia Alessandro Aurora Lorenzo Martina Matteo Chiara Andrea Giorgia Luca Elena Marco "
    "Alice Davide Francesca Giuseppe Valentina Nicol\u00f2=nicolo Paolo Federica Simone Beatrice Stefano "
    "Niccol\u00f2=niccolo";
const char kItalianLast[] =
    "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti de_Luca=deluca "
    "Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli "
    "Martini Leone Longo Gentile Martinelli Vitale D'Angelo=dangelo D'Amico=damico Nicol\u00f2=nicolo";

const char kDutchFirst[] =
    "Emma Daan Sanne Sem Lotte Bram Fleur Thijs Anouk Jeroen Femke Pieter Maaike Joris Marieke Ruben Eline Koen "
    "Noor Sjoerd Lo\u00efs=lois Jo\u00eblle=joelle Wouter Iris";
const char kDutchLast[] =
    "de_Jong=dejong Jansen de_Vries=devries van_den_Berg=vandenberg van_Dijk=vandijk Bakker Janssen Visser Smit "
    "Meijer de_Boer=deboer Mulder de_Groot=degroot Bos Vos Peters Hendriks van_Leeuwen=vanleeuwen Dekker Brouwer "
    "de_Wit=dewit Dijkstra Smits de_Graaf=degraaf van_der_Meer=vandermeer Kok Jacobs Vermeulen Schouten Willems "
    "Hoekstra Koster Verhoeven Prins Huisman";

const char kSwedishFirst[] =
    "Alice William Maja Oscar Elsa Lucas Astrid Hugo Ebba Axel Linn\u00e9a=linnea Bj\u00f6rn=bjorn \u00c5sa=asa "
    "G\u00f6ran=goran M\u00e4rta=marta Lars Ingrid Nils Karin Johan Sofia Erik \u00c5ke=ake Malin";
const char kSwedishLast[] =
    "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson "
    "Jansson Hansson Bengtsson J\u00f6nsson=jonsson Lindberg Jakobsson Magnusson Lindstr\u00f6m=lindstrom "
    "Lindqvist Lindgren Berg Axelsson Bergstr\u00f6m=bergstrom Lundberg Lind Lundgren Sj\u00f6berg=sjoberg "
    "\u00c5kesson=akesson \u00d6berg=oberg Nystr\u00f6m=nystrom Str\u00f6m=strom Bj\u00f6rk=bjork "
    "Hellstr\u00f6m=hellstrom L\u00f6vgren=lovgren";

const char kPolishFirst[] =
    "Anna Piotr Katarzyna Krzysztof Ma\u0142gorzata=malgorzata Andrzej Agnieszka Tomasz Barbara Pawe\u0142=pawel "
    "Ewa Micha\u0142=michal Magdalena Marcin Zofia Jakub Joanna \u0141ukasz=lukasz Aleksandra Grzegorz Monika "
    "Wojciech \u017baneta=zaneta Stanis\u0142aw=stanislaw";
const char kPolishLast[] =
    "Nowak W\u00f3jcik=wojcik Mazur Krawczyk Kaczmarek Piotrowicz Zaj\u0105c=zajac Kr\u00f3l=krol "
    "Wr\u00f3bel=wrobel Dudek Adamczyk St\u0119pie\u0144=stepien Pawlak Walczak Sikora Baran Michalak Szewczyk "
    "Ostrowicz Pietrzak Duda Tomczak Ko\u0142odziej=kolodziej Wilk Lis Maj Kubiak Kania Mr\u00f3z=mroz "
    "Go\u0142\u0105b=golab \u0141uczak=luczak \u015awi\u0105tek=swiatek \u017bak=zak \u015alusarczyk=slusarczyk";

const char kBrazilianFirst[] =
    "Ana Jo\u00e3o=joao Maria Pedro Beatriz Gabriel Juliana Lucas Fernanda Rafael Camila Mateus "
    "Let\u00edcia=leticia Thiago Mariana Vin\u00edcius=vinicius Larissa Ant\u00f4nio=antonio "
    "Patr\u00edcia=patricia M\u00e1rcio=marcio Concei\u00e7\u00e3o=conceicao Lu\u00eds=luis D\u00e9bora=debora "
    "Caio";
const char kBrazilianLast[] =
    "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho "
    "Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado "
    "Mendes Ara\u00fajo=araujo Gon\u00e7alves=goncalves Sim\u00f5es=simoes Guimar\u00e3es=guimaraes "
    "Assun\u00e7\u00e3o=assuncao Concei\u00e7\u00e3o=conceicao Magalh\u00e3es=magalhaes";

const char kIndianFirst[] =
    "Aarav Aditi Arjun Ananya Rohan Priya Vikram Kavya Rahul Neha Sanjay Pooja Amit Deepika Karthik Lakshmi "
    "Suresh Meera Rajesh Divya Nikhil Shreya Manish Isha Harpreet Gurpreet Farhan Ayesha";
const char kIndianLast[] =
    "Sharma Verma Gupta Patel Singh Kumar Reddy Iyer Nair Menon Rao Joshi Desai Mehta Kapoor Malhotra Chopra "
    "Banerjee Mukherjee Chatterjee Das Ghosh Bose Pillai Krishnan Subramanian Venkatesan Bhat Kulkarni Deshpande "
    "Patil Shah Khan Ahmed Agarwal";

const char kTurkishFirst[] =
    "Ay\u015fe=ayse Mehmet Fatma Mustafa Zeynep Ahmet Elif Ali Emine H\u00fcseyin=huseyin Merve Emre "
    "G\u00fcl\u015fen=gulsen O\u011fuz=oguz \u00c7a\u011fla=cagla Bar\u0131\u015f=baris \u015eeyma=seyma Kerem "
    "I\u015f\u0131l=isil Cem \u00d6zge=ozge Onur \u0130rem=irem Tu\u011fba=tugba";
const char kTurkishLast[] =
    "Y\u0131lmaz=yilmaz Kaya Demir \u00c7elik=celik \u015eahin=sahin Y\u0131ld\u0131z=yildiz "
    "Y\u0131ld\u0131r\u0131m=yildirim \u00d6zt\u00fcrk=ozturk Ayd\u0131n=aydin \u00d6zdemir=ozdemir Arslan "
    "Do\u011fan=dogan K\u0131l\u0131\u00e7=kilic Aslan \u00c7etin=cetin Kara Ko\u00e7=koc Kurt \u00d6zkan=ozkan "
    "\u015eim\u015fek=simsek Polat Korkmaz Erdo\u011fan=erdogan G\u00fcne\u015f=gunes Aksoy "
    "\u00c7ak\u0131r=cakir Bulut \u00dcnal=unal Turan G\u00fcler=guler";

}  // namespace simulator
