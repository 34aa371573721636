//! Given names that are common in one of the languages in which articles are read. Those that are a
//! word or a place as often (Will, May, Hope, Florence) are left out.

/// In Latin letters. Of two that a hyphen joins, the first one is enough.
pub const LATIN: &str = "\
    Aaron Abdullah Adam Agnieszka Ahmad Ahmed Alan Albert Alberto Aleksander Alessandra Alessandro Alex \
    Alexander Alexandra Alfonso Ali Alice Amanda Amy Ana Andrea Andreas Andrei Andrew Andrzej André Andrés \
    Andy Angela Ann Anna Anne Annie Anthony Antoine Anton Antonio António Antônio Arthur Barack Barbara \
    Beatrice Beatriz Ben Benjamin Bernard Bill Björn Bob Boris Brad Brandon Brian Brigitte Bruce Bruno \
    Bryan Carl Carlo Carlos Carmen Carolina Charles Charlie Chris Christian Christiane Christina Christine \
    Christoph Christophe Christopher Claire Clara Claudia Claudio Claus Cristiano César Dan Daniel Daniela \
    Daniele Danny David Diego Dmitri Dmitry Don Donald Douglas Eduardo Edward Elena Elisabeth Elizabeth \
    Elon Emilia Emily Emma Emmanuel Enrique Enzo Eric Erik Erika Eva Fabian Federico Felipe Felix Fernanda \
    Fernando Flávio Francesca Francesco Francisco Frank Franz François Fred Friedrich Fritz Félix Gabriel \
    Gabriela Gary Georg George Georges Gerhard Gian Giancarlo Giorgia Giorgio Giovanni Giulia Giuseppe \
    Guillaume Guillermo Gustavo Gérard Hanna Hannah Hans Harry Hassan Heinrich Heinz Helen Hendrik Henri \
    Henry Herbert Hilary Hillary Hugo Hussein Ian Ibrahim Igor Irene Irina Isabel Ismail Ivan Jack Jacob \
    Jacques Jaime Jair Jakob Jakub James Jan Jane Jason Javier Jean Jeanne Jeff Jeffrey Jennifer Jens \
    Jeremy Jessica Jesús Jim Jimmy Joachim Joanna Joaquín Joe Johan Johannes John Johnny Jolanta Jon Jonas \
    Jonathan Jorge Joseph Josh Joshua José João Juan Judith Julia Julian Julie Julien Jérémy Jérôme Jörg \
    Jürgen Kamala Karel Karen Karl Karol Karolina Katarzyna Kate Katharina Katherine Katrin Keith Ken \
    Kenneth Kevin Klaus Krzysztof Laura Laurent Leo Leonardo Leonid Linda Lisa Lorenzo Louis Louise Luc \
    Luca Lucas Lucia Lucy Luigi Luis Luisa Luiz Lukas Luís Maciej Mahmoud Manuel Marc Marcel Marcelo \
    Marcin Marco Marcos Marcus Marek Margaret Margarita Maria Marie Mario Mark Markus Marta Martha Martin \
    Martina Martín Mary María Massimo Mateusz Mathieu Matt Matteo Matthew Matthias Maurice Mauricio Max \
    Małgorzata Megan Mehmet Melissa Michael Michał Michel Michelle Miguel Mike Mikhail Mohamed Mohammad \
    Mohammed Monika Muhammad Mustafa Mário Naomi Narendra Natalia Natalie Nathalie Nicholas Nick Nicola \
    Nicolas Nicole Nicolás Nikolai Nina Noah Olaf Oleg Oliver Olivia Olivier Omar Oscar Otto Pablo Paolo \
    Patricia Patrick Paul Paula Paulo Paweł Pedro Pete Peter Philip Philipp Philippe Pierre Pieter Pilar \
    Piotr Rachel Rafael Ralf Ramón Raphaël Raúl Rebecca René Ricardo Riccardo Richard Rick Rita Rob Robert \
    Roberto Robin Rodrigo Roger Roman Ron Ronald Rosa Rudolf Rui Ryan Sam Samantha Samir Samuel Sandra \
    Sanjay Sara Sarah Scott Sean Sebastian Sebastián Sergei Sergey Sergio Sharon Sigrid Silvia Simon \
    Simone Sofía Sophia Sophie Stefan Stefania Stefano Stephan Stephanie Stephen Steve Steven Stéphane Sue \
    Susan Susana Susanne Suzanne Sven Svetlana Tadeusz Ted Theo Theodor Thierry Thomas Tim Timothy Tobias \
    Tom Tomasz Tommy Tomás Tony Ulrike Valentina Valérie Victor Victoria Viktor Vincent Vincenzo Vladimir \
    Volker Volodymyr Víctor Waldemar Walter Wilhelm William Winston Wojciech Wolfgang Yuri Álvaro Ángel \
    Óscar Łukasz";

/// Their stems where names are declined, without endings: those of Russian, and the Polish ones that
/// change before an ending. The others are found by what all their forms begin with.
pub const STEMS: &str = "\
    Beat Grzegorz Jacek Jarosław Jerz Mariusz Mart Pawł Radosław Władysław Zbigniew Александр Алексе \
    Анатоли Ангел Андре Антон Борис Вадим Валери Васили Виктор Виктори Витали Виталий Владимир Вячеслав \
    Геннади Денис Джо Джон Дмитри Дональд Дэвид Евгени Екатерин Иван Игор Ирин Ксени Людмил Максим Марк \
    Михаил Олаф Олег Павел Питер Пол Серге Эдуард Юри";
