"""The words that finding names in English rests on: given names, titles, heads of bodies, places, ordinary words.

Data only. Each table is a string of words (or of phrases, one a line); `_` joins the words of a phrase.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


# ---------------------------------------------------------------- given names

FEMALE = _set("""
Aaliyah Abby Abigail Ada Adela Adele Adriana Agatha Agnes Agnieszka Aida Aileen Aisha Aishwarya Alaa Alberta Alejandra
Aleksandra Alena Alessandra Alexandra Alexandria Alexis Alice Alicia Alina Alison Allison Alma Alyona Alyssa Amal Amalia
Amanda Amara Amber Amelia Amelie Amina Aminata Amira Amy Ana Anastasia Andrea Angel Angela Angelica Angelina Angelique
Anika Anita Anja Anke Ann Anna Annabelle Annalena Annalise Anne Annette Annie Antoinette Antonia Anya Aparna April
Ariana Arianna Arlene Ashley Astrid Asuncion Audrey Aung Aurora Ava Ayesha Azucena Barbara Barbra Beata Beatrice Beatriz
Becky Belinda Bella Benazir Benita Bernadette Bernice Bertha Beth Bethany Betsy Bettina Betty Beverly Bianca Birgit
Blanca Bonnie Brandi Brenda Brianna Bridget Brigitte Britney Britta Brittany Brooke Caitlin Camila Camilla Camille
Candace Candice Cara Carla Carly Carmen Carol Carole Carolina Caroline Carolyn Carrie Caryn Casey Cassandra Catalina
Catherine Cathy Cecilia Celeste Celia Celina Chandra Chantal Charlene Charlotte Chelsea Cherie Cheryl Chiara Chloe
Christa Christiana Christiane Christina Christine Christy Cindy Claire Clara Clare Clarissa Claudette Claudia Claudine
Coco Colette Colleen Condoleezza Connie Consuelo Cora Coral Corazon Cordelia Corinne Cornelia Courtney Cristina Crystal
Cynthia Dagmar Daisy Dana Daniela Danielle Daphne Darlene Darya Dawn Deanna Debbie Deborah Debra Deirdre Delia Denise
Desiree Diana Diane Dianne Dilma Dina Dolores Dominique Donna Dora Doreen Doris Dorothea Dorothy Ebony Edith Edna Edwina
Eileen Eirini Ekaterina Elaine Eleanor Elena Eleni Eliana Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen Eloise Elsa
Elsie Elspeth Elvira Emilia Emily Emma Emmanuelle Enid Erica Erika Erin Erna Esme Esmeralda Esperanza Estelle Esther
Ethel Eugenia Eunice Eva Evelyn Ewa Faith Farah Fatemeh Fatima Fatma Federica Felicia Felicity Fern Fiona Flora Florence
Fran Frances Francesca Francine Franziska Freya Frida Frieda Gabriela Gabriella Gabrielle Gail Galina Gemma Genevieve
Gennifer Georgette Georgia Georgina Geraldine Gertrude Gillian Gina Ginny Giorgia Giovanna Gisela Gisele Giulia Gladys
Glenda Gloria Golda Grace Graciela Greta Gretchen Guadalupe Gwen Gwendolyn Haley Hana Hanan Hanna Hannah Harriet Hazel
Heather Hedwig Heidi Helen Helena Helene Helga Henrietta Hilary Hilda Hillary Hina Hope Huma Ida Ilana Ilhan Ilona Ilse
Imelda Imogen Ina Indira Ines Inga Ingrid Iona Irene Irina Iris Irma Isabel Isabella Isabelle Isla Ivana Ivanka Ivy
Iwona Jacinda Jackie Jacklyn Jacqueline Jade Jamila Jan Jana Jane Janelle Janet Janice Janine Jasmine Jean Jeanette
Jeanine Jeanne Jen Jenna Jennifer Jenny Jessica Jill Jillian Jo Joan Joanna Joanne Jocelyn Jodie Johanna Josefina
Josephine Joy Joyce Juana Juanita Judith Judy Julia Juliana Julie Juliet Juliette June Justina Justine Kaitlin Kaja
Kamala Kara Karen Karin Karina Karine Karla Katarina Kate Katerina Kath Katharine Katherine Kathleen Kathryn Kathy Katie
Katja Katrina Kavita Kay Kayla Keira Keisha Kellyanne Kelsey Kendra Khadija Kiersten Kim Kimberly Kirsten Kirstjen Kitty
Klara Krista Kristen Kristi Kristin Kristina Kristine Krystal Ksenia Laila Lana Lara Larissa Latisha Latoya Laura Lauren
Laurie Laverne Lea Leah Leila Lena Leona Leonora Leslie Leticia Letitia Leyla Lia Lidia Lila Lilia Lilian Liliana
Lillian Lily Lina Linda Lindsay Linh Lisa Liudmila Liz Liza Lizzie Lois Lola Lorena Loretta Lori Lorna Lorraine Lotte
Louisa Louise Lucia Luciana Lucille Lucinda Lucy Ludmila Luisa Luz Lydia Lynda Lynette Lynn Mabel Mackenzie Madeleine
Madeline Madison Magda Magdalena Maggie Maia Mairead Maja Malala Malgorzata Malia Mandy Manon Manuela Mara Marcela
Marcella Marcia Margaret Margarita Margery Margot Marguerite Maria Mariam Mariana Marianne Maribel Marie Marietta Marija
Marilyn Marina Marine Marisa Marisol Marissa Marjorie Marlene Marsha Marta Martha Martina Mary Maryam Matilda Maud Maura
Maureen Mavis Maxine Maya Mayra Mazie Meera Megan Meghan Megyn Mehbooba Mei Melania Melanie Melinda Melissa Mercedes
Meredith Mette Mia Michaela Michele Michelle Mihaela Mila Mildred Milena Millicent Millie Mimi Mina Minerva Mira Miranda
Miriam Misty Moira Molly Mona Monica Monika Monique Morgan Muriel Myra Myriam Myrna Nada Nadezhda Nadia Nadine Naledi
Nana Nancy Naomi Natalia Natalie Natalya Natasha Nathalie Neera Nell Nellie Ngozi Niamh Nicola Nicole Nicolette Nikki
Nina Nirmala Noelle Noemi Noor Nora Noreen Norma Octavia Odette Ofelia Oksana Olena Olga Olha Olive Olivia Oluchi Opal
Ophelia Oprah Paige Paloma Pam Pamela Paola Parveen Patience Patrice Patricia Patsy Patti Patty Paula Paulette Paulina
Pauline Pearl Peggy Penelope Penny Perla Petra Philippa Phoebe Phyllis Pilar Polina Polly Pooja Portia Precious
Priscilla Priti Priya Priyanka Rachel Rachelle Radhika Rafaela Raisa Ramona Rania Raquel Rashida Reba Rebecca Rebekah
Regina Reina Rekha Renata Renee Rhoda Rhonda Rita Roberta Robin Rochelle Romina Rosa Rosalia Rosalind Rosalynn Rosamund
Rosanna Rose Roseanne Roselyn Rosemary Rosie Roxana Roxanne Ruby Rukmini Ruth Sabina Sabine Sabrina Sadia Sadie Sally
Salma Samantha Samira Sana Sandra Sandy Sanna Sara Sarah Sasha Saskia Savannah Scarlett Selena Selma Serena Shabana
Shakira Shannon Shanta Shari Sharon Sheila Shelley Sherri Sherry Sheryl Shirin Shirley Sibyl Sienna Sigrid Silke Silvia
Simone Simonetta Sinead Siobhan Slavica Sofia Sofie Solange Soledad Solveig Sonia Sonja Sonya Sophia Sophie Stacey Stacy
Steffi Stella Stephanie Sue Suella Sumaya Summer Susan Susana Susanna Susannah Susanne Sushma Susie Suzanne Suzette
Svetlana Sviatlana Sybil Sylvia Sylvie Tabitha Tamar Tamara Tamika Tammy Tania Tanya Tara Tatiana Tatyana Teresa Terri
Tess Tessa Thandi Thelma Theresa Therese Tiffany Tina Toni Tonya Tracey Traci Tricia Trina Trish Trudy Ulla Ulrike
Ursula Usha Valentina Valeria Valerie Vanessa Vanita Vera Verena Verity Veronica Veronika Veronique Vicki Vickie Vicky
Victoria Viktoria Viola Violet Virginia Vivian Viviana Vivien Wanda Wangari Wendy Wilhelmina Wilma Winifred Winnie Xenia
Xiomara Yael Yasmin Yasmine Yekaterina Yelena Yevgenia Ylva Yoko Yolanda Yulia Yuliya Yuriko Yvette Yvonne Zaha Zahra
Zainab Zara Zeinab Zelda Zhanna Zoe Zofia Zoya Zsuzsanna Zuzana
""")

MALE = _set("""
Aaron Abdel Abdou Abdul Abdulaziz Abdullah Abdulrahman Abe Abel Abiy Abraham Abu Ace Adalberto Adam Adel Ademola Adewale
Adnan Adolf Adolfo Adolph Adrian Agustin Ahmad Ahmed Ahmet Aidan Akbar Akhmed Akio Akira Al Alaattin Alain Alan Alastair
Albert Alberto Aldo Alec Alejandro Aleksandar Aleksander Aleksandr Aleksei Aleksey Alessandro Alex Alexander Alexandre
Alexandros Alexei Alexey Alf Alfonso Alfred Alfredo Ali Alistair Allan Allen Alonso Alonzo Aloysius Alphonse Alvaro
Alvin Amadou Amar Ambrose Amir Amit Amos Amrullah Anand Anatol Anatole Anatoly Anders Anderson Andre Andreas Andrei
Andreja Andres Andrew Andrey Andrii Andriy Andrzej Andy Angelo Angus Anil Ansel Anselm Anthony Antoine Anton Antonin
Antonio Antonis Antony Anwar Ara Aram Archie Ari Arie Ariel Aristide Arjun Arkady Arlen Armand Armando Armin Arnaldo
Arnaud Arne Arno Arnold Arpad Arsen Arsenio Arseniy Art Arthur Artur Arturo Arun Arvind Asa Asad Ashok Ashraf Asif Aslan
Atal Atticus Aubrey August Auguste Augustin Augusto Augustus Austin Avi Avigdor Axel Ayman Aziz Babak Bakari Baltasar
Ban Bandar Barack Barnaby Barney Barry Bart Bartholomew Bashar Basil Bassam Beck Ben Benedict Benigno Benito Benjamin
Benny Benoit Bernard Bernardo Bernd Bernhard Bernie Bert Bertrand Beto Bilal Bill Billy Bjarne Bjorn Blair Blaise Blake
Bo Bob Bobby Bogdan Bong Boris Borislav Bosco Boyd Brad Bradford Bradley Brady Bram Brandon Branko Brendan Brent Brett
Brian Brock Bronislaw Bruce Bruno Bryan Bryant Bryce Buck Bud Buddy Burhan Burt Byron Caleb Callum Calvin Cameron Carey
Carl Carlo Carlos Carlton Carson Carsten Carter Cary Casper Cecil Cedric Cesar Chad Chaim Chandler Chao Charles Charlie
Chas Cheikh Chen Cheng Chester Chet Chinedu Chip Chris Christian Christoph Christophe Christopher Christos Chuck Chukwu
Ciaran Clarence Clark Claude Claudio Claus Clay Clayton Clem Clemens Clement Cletus Cliff Clifford Clifton Clint Clinton
Clive Clyde Cody Colin Colm Conor Conrad Constantin Constantine Cooper Corey Cornelius Cornell Cory Craig Cristian
Cristiano Cristobal Curt Curtis Cyril Cyrus Dale Dallas Damian Damien Damon Dan Dane Daniel Daniele Danilo Danny Dante
Darcy Daren Darius Dariusz Darrell Darren Darryl Darwin Daryl Dave David Davide Davis Davit Dean Declan Deepak Dejan
Delroy Demetrius Deng Denis Dennis Denny Denys Denzel Derek Derrick Deshawn Desmond Dev Devin Dewey Dexter Dick Didier
Diego Dieter Dietmar Dietrich Dilip Dimitar Dimitri Dimitrios Dimitris Dinesh Dino Dirk Djibril Dmitri Dmitriy Dmitry
Dmytro Domenico Dominic Dominik Don Donald Donatello Donnie Donovan Doug Douglas Dragan Drago Drew Duane Dudley Duncan
Dustin Dwayne Dwight Dylan Earl Ed Eddie Edgar Edgardo Edmond Edmund Eduard Eduardo Edward Edwin Efraim Efrain Ehud
Eirik Eitan Eladio Eli Elias Elie Elijah Elio Elliot Elliott Ellis Elmer Elon Elvis Elwood Emanuel Emeka Emil Emile
Emiliano Emilio Emir Emmanuel Emmett Emre Enda Enrico Enrique Enzo Eoin Ephraim Erdogan Eric Erich Erik Ernest Ernesto
Ernie Ernst Errol Erskine Ervin Erwin Esteban Ethan Etienne Euan Eugene Eugenio Evan Evander Everett Evgeny Evo Ewan
Ezekiel Ezra Fabian Fabio Fabrice Fadi Fahad Faisal Farid Farouk Faruk Federico Felipe Felix Femi Feng Ferdinand Fergus
Fernando Ferran Fidel Filip Finn Fletcher Florian Floyd Forrest Foster Francesco Francis Francisco Franco Francois Frank
Frankie Franklin Franz Fred Freddie Freddy Frederic Frederick Frederik Fredrik Friedrich Fritz Fumio Fyodor Gabriel
Galen Gareth Garret Garrett Garry Gary Gaston Gavin Gavriel Gene Gennady Geoff Geoffrey Georg George Georges Georgi
Georgios Georgy Gerald Gerard Gerardo Gerhard Gerrit Gerry Gert Gianni Gideon Gil Gilbert Gilberto Giles Gilles Gino
Giorgio Giorgos Giovanni Giulio Giuseppe Gleb Glen Glenn Godfrey Gonzalo Goodluck Goran Gordon Graeme Graham Grant Greg
Gregg Gregor Gregorio Gregory Grigory Guang Guido Guillaume Guillermo Gunnar Gunther Gus Gustaf Gustav Gustavo Guy Habib
Hafez Hage Haider Haim Hakan Hakim Hamad Hamdi Hamid Hamish Hamza Hank Hans Hao Harald Hari Harlan Harold Haroon Harper
Harris Harrison Harry Haruki Harvey Hasan Hashim Hassan Heath Hector Heiko Heinrich Heinz Helmut Hendrik Henning Henri
Henrik Henrique Henry Herb Herbert Heriberto Herman Hermann Hideki Hideo Hiroki Hiroshi Hisham Holger Homer Hong Horace
Horacio Horst Hosni Hossein Howard Howie Hu Hubert Hugh Hugo Humberto Humphrey Hun Huseyin Hussain Hussein Hyun Ian
Ibrahim Ichiro Idris Ignacio Ignatius Igor Ihor Ike Ikenna Ilham Ilya Ilyas Imad Imran Ingmar Innocent Ioannis Ion Ira
Iraj Irakli Irving Irwin Isaac Isaiah Ishmael Ismael Ismail Israel Issa Istvan Ivan Ivar Ivo Jacek Jack Jackson Jacob
Jacques Jaime Jair Jake Jakob Jakub Jalal Jamal Jamar Jamel James Jamie Jamil Jamshid Janez Janis Janos Janusz Jared
Jari Jaroslav Jaroslaw Jarrod Jason Jasper Javad Javed Javier Javon Jay Jayden Jeb Jed Jeff Jefferson Jeffery Jeffrey
Jeh Jens Jeremiah Jeremy Jerome Jerry Jerzy Jess Jesse Jesus Jian Jim Jimmie Jimmy Jin Jiri Joachim Joao Joaquin Jochen
Joe Joel Joerg Joey Johan Johann Johannes John Johnnie Johnny Jojo Joko Jon Jonah Jonas Jonathan Jong Joost Jordan Jorg
Jorge Jorgen Jose Josef Josep Joseph Josh Joshua Josip Jozef Juan Judd Jude Jules Julian Julien Julio Julius Juma Jun
Junichi Junichiro Jurgen Juri Justin Kacper Kaguya Kalief Kalle Kamal Kamran Kareem Karim Karl Karol Kassym-Jomart
Kazuki Kazuo Keir Keith Ken Kenichi Kenji Kenneth Kenny Kent Kenta Kenyatta Kerry Kevin Keyshawn Keyvan Khaled Khalid
Khalifa Khalil Khamis Khan Kiril Kirill Kirk Kjell Klaus Knut Kofi Koichi Konrad Konstantin Konstantinos Kostas Kris
Krishna Kristian Kristof Krzysztof Kurt Kwame Kwasi Kyle Kyriakos Kyrylo Lamar Lamine Lamont Lance Larry Lars Laszlo
Laurence Laurent Lavrenty Lawrence Lazaro LeBron Lech Lee Lei Leif Len Lenny Leo Leon Leonard Leonardo Leonel Leonid
Leopold Leroy Les Lester Leszek Lev Levi Lewis Lex Li Liam Lin Lincoln Lindsey Linus Lionel Lloyd Logan Lon Lonnie
Lorenzo Lothar Lou Louie Louis Lowell Luc Luca Lucas Lucian Luciano Lucien Ludovic Ludwig Luigi Luis Luiz Lukas Luke
Luther Lutz Lyle Lyndon Maciej Mack Macky Mads Magnus Mahathir Mahmoud Mahmud Majid Makoto Malachi Malcolm Malik Mamadou
Manfred Manmohan Manny Manoj Manuel Marat Marc Marcel Marcello Marcelo Marcin Marco Marcos Marcus Marek Mariano Mario
Mariusz Mark Marko Markus Marlon Maroun Marquis Marshall Martin Marty Marvin Masahiro Masaru Masoud Massimo Mateo
Mateusz Mathew Mathias Mathieu Matt Matteo Matthew Matthias Mattias Maurice Mauricio Maurizio Mauro Maury Max Maxim
Maxime Maximilian Maxwell Mehdi Mehmet Mel Melvin Menachem Mervyn Mevlut Micah Michael Michail Michal Michel Mick Mickey
Miguel Mihai Mikael Mike Mikhail Mikhailo Mikko Miklos Milan Miles Milo Milos Milosh Milton Min Minh Miro Miroslav Mirza
Mitch Mitchell Mitt Mladen Mo Moammar Modibo Mohamed Mohammad Mohammed Mohan Mohsen Moises Monty Moritz Morris Mort Mose
Moses Moshe Mostafa Mousa Moussa Muammar Muhammad Muhammadu Mukesh Murat Murray Musa Mustafa Mwai Myint Mykhailo Mykola
Myles Myron Nabil Naftali Naguib Najib Naoto Narendra Nasser Nat Nate Nathan Nathaniel Neal Ned Neil Nelson Nestor
Neville Newt Ngoc Nguyen Nicholas Nick Nicolae Nicolas Nicolo Nigel Nikita Niklas Niko Nikol Nikola Nikolai Nikolaos
Nikolas Nikolay Nikos Nils Nizar Nkosi Noah Noam Noel Nolan Norbert Norm Norman Norris Nouri Nuno Nursultan Obi Odd Olaf
Olav Ole Oleg Oleh Oleksandr Oleksii Oleksiy Oliver Olivier Olu Olusegun Omar Omer Orlando Orrin Orson Orville Osama
Oscar Oskar Oswald Otis Ottmar Otto Oumar Ousmane Owen Ozzie Pablo Paddy Paolo Park Pascal Pasha Pat Patrick Paul
Paulino Paulo Pavel Pavlo Pavlos Pawel Pedro Peng Per Percy Perry Pervez Pete Peter Petr Petri Petro Petros Pham Phil
Philip Philipp Philippe Phillip Pierluigi Pierre Piet Pieter Pietro Pincus Piotr Piyush Prabowo Pradeep Prakash Pranab
Prayut Predrag Preston Prince Przemyslaw Qasem Quang Quentin Quincy Quinn Raed Rafael Rafal Rafik Rafiq Rahm Rahul
Raimund Rainer Raj Rajan Rajesh Rajiv Rajnath Ralf Ralph Ram Ramesh Rami Ramiro Ramon Ramsey Ramzan Rand Randall
Randolph Randy Raoul Raphael Rashid Rasmus Rauf Raul Ravi Ray Raymond Rebel Recep Reggie Reginald Reid Reinhard Reinhold
Remy Renat Renato Rene Rex Reza Riad Ric Ricardo Riccardo Rich Richard Rick Ricky Rishi Roald Rob Robbie Robby Robel
Robert Roberto Rod Roderick Rodney Rodolfo Rodrigo Roger Rohan Rohit Roland Rolf Rollo Roman Romano Romeo Ron Ronald
Ronan Ronnie Rory Ross Roy Ruben Rubens Rudi Rudolf Rudolph Rudy Rufus Rupert Rush Ruslan Russ Russell Rustam Rusty Ruud
Ryan Ryo Saad Sadiq Saeed Said Sajid Salah Saleh Salem Salman Salvador Salvatore Sam Samer Sami Samir Sammy Sampson
Samson Samuel Sander Sandor Sandro Sanjay Santiago Sargent Sasa Satish Satoshi Saul Scott Sean Sebastian Sebastien Sekou
Semyon Serge Sergei Sergej Sergey Sergio Serhii Serhiy Seth Seung Sevgil Seymour Shahid Shane Shaun Shavkat Shawn
Shehbaz Sheldon Sherman Sherrod Shigeru Shimon Shin Shinji Shinzo Shuja Sid Sidney Siegfried Sigmar Silvio Simeon Simon
Sipho Slavko Slobodan Sol Solomon Soren Spencer Stan Stanislav Stanislaw Stanley Stavros Stefan Stefano Stelios Sten
Stephan Stephane Stephen Sterling Steve Steven Stevie Stewart Stig Stjepan Stuart Sukhbir Sulaiman Suleiman Sultan Sung
Sunil Suresh Susilo Sven Sylvester Tadeusz Taha Takashi Takeshi Tamim Tareq Tarik Tariq Taro Tate Tavis Taylor Tayyip
Ted Teddy Tendai Teodor Teodoro Terence Terrance Terrence Terry Tetsuo Thabo Thad Thaddeus Thanh Theo Theodor Theodore
Thibault Thierry Thom Thomas Thor Thorbjorn Thorsten Thurgood Tiago Tibor Tim Timo Timofey Timothy Timur Tito Titus
Tobias Toby Tod Todd Tom Tomas Tomasz Tommy Tomoko Tony Toomas Tor Torsten Toru Toshiaki Tran Travis Trayvon Trent
Trevor Trey Tristan Troy Tsai Tucker Ty Tyler Tyrese Tyrone Tzachi Uday Udo Uhuru Ulf Uli Ulrich Ulysses Umar Umberto
Upton Uri Uriel Urs Usman Uwe Vaclav Vadim Vadym Val Valdis Valentin Valeri Valerio Valeriy Valery Van Vance Vann Vasil
Vasily Vasyl Vern Vernon Veselin Vic Vicente Victor Vidal Vijay Vikram Viktor Vince Vincent Vincenzo Vinod Virgil Vitali
Vitaliy Vitaly Vitor Vittorio Vivek Vlad Vladimir Vladislav Vlado Vojislav Volker Volodymyr Vuk Vyacheslav Wade Waheed
Waldemar Walid Wallace Wally Walt Walter Walton Wang Ward Warren Wayne Wei Wen Wendell Werner Wes Wesley Wilbur Wiley
Wilfred Wilhelm Will Willard Willem Willi William Willie Willy Wilson Wim Winston Wojciech Wolf Wolfgang Woodrow Woody
Xavier Xi Xiao Yahya Yair Yakov Yang Yanis Yann Yannick Yaroslav Yasser Yasuhiro Yasuo Yegor Yevgeny Yevhen Yi Ying
Yitzhak Yoav Yogi Yong Yoram Yoshi Yoshihide Yossi Youssef Yoweri Yukio Yun Yuri Yuriy Yury Yusuf Yves Zachary Zack Zaid
Zalmay Zbigniew Zdenek Zeke Zeljko Zhang Zhao Zhou Ziad Zoltan Zoran Zubin Zuko Zurab
""")

EITHER = _set("""
Addison Alex Alexis Andrea Angel Ariel Ashley Aung Bailey Cameron Casey Chen Corey Courtney Dana Devin Dominique
Drew Frances Hadley Hao Hayden Hong Jackie Jaime Jamie Jan Jean Jess Jesse Jin Jo Joan Jocelyn Jordan Jun Kay Kelly
Kendall Kerry Kim Kris Laurence Lee Leigh Leslie Li Lin Lindsay Lindsey Lou Lynn Madison Marion Maxime Michele Min
Morgan Nana Nguyen Nicola Parker Pat Patrice Quinn Reese Riley Robin Sandy Sasha Shannon Shea Shelby Shelly Sidney
Simone Skyler Stacey Sue Sydney Taylor Terry Toni Tracy Val Valery Vivian Wei Wen Xi Xiao Yang Yi Ying Yong Zhang Zhao
""")
"""Borne by women and men: says that the bearer is a person and no more."""

GIVEN = FEMALE | MALE | EITHER

ALSO_WORDS = _set("""
Angel April Art August Bill Blanca Buck Bud Chase Chip Christian Clay Cliff Colt Coral Crystal Daisy Dale Dawn Dean
Dick Drew Earl Faith Frank Gene Gore Grace Grant Guy Hazel Heath Hope Iris Ivy Jack Jade Josh Joy June Lance Love
Marine Mark Max May Mercedes Miles Mo Norm Odd Olive Opal Pat Patience Patsy Pearl Penny Per Precious Prince Ray Rebel
Rich Rob Robin Rose Ruby Rush Rusty Said Sandy Sterling Sue Sultan Summer Tony Van Violet Ward Will Wolf
""")
"""Given names that open sentences and headlines as ordinary words."""

NICKNAMES = tuple(
    frozenset(group.split())
    for group in """
Abe Abraham
Al Albert Alan Allen Alfred
Alex Alexander Alexandra Alexis
Andy Andrew
Art Arthur
Barb Barbara
Ben Benjamin Benedict
Bernie Bernard
Bert Albert Herbert Robert
Beth Betty Elizabeth Liz Lizzie Betsy
Bill Billy William Will Willie
Bob Bobby Rob Robert Robby Robbie
Cathy Catherine Kathy Katherine Kathleen Kate Katie Kathryn
Charlie Charles Chuck
Chris Christopher Christine Christina
Cindy Cynthia
Dan Danny Daniel
Dave David
Deb Debbie Deborah Debra
Don Donald Donnie
Doug Douglas
Ed Eddie Edward Edmund Edwin
Frank Francis Franklin
Fred Frederick
Gabe Gabriel
Gene Eugene
Greg Gregory
Hank Henry
Jack John
Jake Jacob
Jeff Jeffrey Jeffery
Jen Jenny Jennifer
Jerry Gerald Jerome
Jim Jimmy James
Joe Joey Joseph
Johnny John
Jon Jonathan
Josh Joshua
Ken Kenny Kenneth
Larry Lawrence Laurence
Len Lenny Leonard
Leo Leonard
Matt Matthew
Max Maxwell Maximilian Maxine
Meg Margaret Maggie Peggy
Mike Mick Michael Mickey
Mitch Mitchell
Nate Nathan Nathaniel
Nick Nicholas
Pam Pamela
Pat Patrick Patricia Patty Patti
Pete Peter
Phil Philip Phillip
Ray Raymond
Rich Rick Richard Dick Ricky
Ron Ronald Ronnie
Rudy Rudolph
Russ Russell
Sam Samuel Samantha
Sandy Sandra
Stan Stanley
Steve Steven Stephen
Sue Susan Suzanne
Ted Teddy Edward Theodore
Terry Terence Terrence Theresa
Tim Timothy
Tom Tommy Thomas
Tony Anthony
Trish Tricia Patricia
Val Valerie
Vic Victor
Vince Vincent
Walt Walter
Wendy Gwendolyn
Antony Anthony
Sergei Sergey Serhiy Sergej
Dmitry Dmitri Dmytro Dmitriy
Alexei Alexey Aleksei Aleksey
Volodymyr Vladimir
Yury Yuri Yuriy
Mikhail Mykhailo
Oleksandr Aleksandr Alexander
Mohammed Mohammad Muhammad Mohamed
""".strip().split("\n")
)

# ---------------------------------------------------------------- before and after a person's name

HONORIFICS = {
    "Mr": "m", "Mr.": "m", "Sir": "m", "Lord": "m", "Messrs.": "m", "M.": "m", "Herr": "m", "Monsieur": "m",
    "Mrs": "f", "Mrs.": "f", "Ms": "f", "Ms.": "f", "Miss": "f", "Lady": "f", "Dame": "f", "Mme.": "f", "Mme": "f",
    "Madame": "f", "Madam": "f", "Frau": "f",
}  # fmt: skip

SHORT_TITLES = _set("""
Adm Atty Brig Capt Cmdr Col Cpl Det Dr Ft Gen Gov Govs Hon Lt Maj Messrs Mme Mr Mrs Ms Mt Pfc Pres Prof Pvt Rep Reps
Rev Sen Sens Sgt St Supt
""")
"""Written with a point that ends no sentence."""

OFFICES = _set("""
Archbishop Bishop Chief Commissioner Director Duchess Duke King Leader Minister Ministers Prince Princess Queen
Secretaries Secretary Speaker
""")
"""Titles that go on with `of` or `for`: "Secretary of State"."""

TITLED_GENDER = {
    "King": "m", "Prince": "m", "Pope": "m", "Duke": "m", "Sultan": "m", "Emir": "m", "Sheikh": "m", "Father": "m",
    "Brother": "m", "Congressman": "m", "Councilman": "m", "Chairman": "m", "Spokesman": "m", "Assemblyman": "m",
    "Queen": "f", "Princess": "f", "Duchess": "f", "Sister": "f", "Congresswoman": "f", "Councilwoman": "f",
    "Chairwoman": "f", "Spokeswoman": "f", "Assemblywoman": "f",
}  # fmt: skip

TITLES = _set("""
Abbot Actor Actors Actress Adjutant Adm. Admiral Adviser Advisor Agent Air Alderman Ambassador Analyst Anchor
Archbishop Army Assemblyman Assemblywoman Assistant Associate Attorney Attorneys Atty. Author Ayatollah Baron Baroness
Billionaire Bishop Boss Brig. Brigadier Brother Businessman Businesswoman Candidate Capt. Captain Cardinal CEO CFO
Chair Chairman Chairperson Chairwoman Chancellor Chief Cmdr. Co-Chair Co-Founder Coach Col. Colonel Columnist Comedian
Commander Commissar Commissioner Communist Comptroller Congressman Congressmen Congresswoman Conservative Consul
Contributor COO Coordinator Correspondent Councillor Councilman Councilor Councilwoman Counsel Counselor Count
Countess Cpl. Crown Czar Dean Defence Defense Delegate Democrat Democratic Deputy Det. Detective Diplomat Director Dr
Dr. Duchess Duke Earl Economist Editor Emeritus Emir Emperor Empress Envoy Ex-Governor Ex-President Ex-Senator
Executive Father Finance First Foreign Former Founder Gen. General Gov. Governor Govs. Grand Green Head Hon. Host
House Imam Independent Inspector Interior Investigator Journalist Judge Justice Justices King Labour Lawyer Leader
Legislator Liberal Libertarian Lieutenant Lobbyist Lt. Maj. Major Majority Manager Marshal Master Mayor Member
Minister Ministers Minority Moderator MP Mufti Mullah National Nominee Officer Official Ombudsman Opposition
Parliamentarian Pastor Patriarch Permanent Pfc. Physician Pollster Pope Premier Pres. President President-elect
Presidents Priest Primate Prime Prince Princess Principal Prof. Professor Prosecutor Provost Pvt. Queen Rabbi Rapper
Rapporteur Rear Rep. Reporter Representative Representatives Reps. Republican Researcher Rev. Reverend Ruler Running
Secretary Secretary-General Security Sen. Senate Senator Senators Senior Sens. Sergeant Sgt. Shadow Sheik Sheikh
Sheriff Singer Sister Socialist Solicitor Special Spokesman Spokesperson Spokeswoman State Strategist Sultan
Superintendent Supervisor Supt. Surgeon Surrogate Surrogates Taoiseach Teacher Then-President Then-Secretary
Then-Senator Tory Treasurer Treasury Trustee Tsar Under-Secretary Undersecretary Vice Vice-President Viceroy VP Whip
Writer
""")
"""May stand, capitalised, before a person's name. Some only help others ("Foreign" of "Foreign Minister")."""

TITLE_CORES = TITLES - _set("""
Air Army Assistant Associate Communist Conservative Crown Defence Defense Democrat Democratic Deputy Emeritus
Executive Finance First Foreign Former Grand Green House Independent Interior Justice Labour Liberal Libertarian
Majority Minority National Opposition Permanent Prime Rear Representatives Republican Running Security Senate Senior
Shadow Socialist Special State Tory Treasury Vice
""")
"""Titles that by themselves make the next word a person's name: "Senator Cruz", not "Foreign Cruz"."""

ROLE_NOUNS = _set("""
activist actor actress adviser advisor agent aide ambassador analyst anchor anthropologist archaeologist archbishop
artist assistant astronaut astronomer attorney author baker banker barrister bartender billionaire biographer biologist
bishop blogger boss boxer boyfriend brewer broadcaster brother businessman businesswoman butcher campaigner candidate
captain cardinal catcher chairman chairperson chairwoman chancellor chef chemist chief chiefs choreographer classmate
cleric climatologist co-author co-chair co-director co-founder co-host co-owner co-star co-writer coach colleague
columnist comedian commander commentator commissioner commuter composer comptroller conductor congressman congresswoman
conservative constable consultant contributor coordinator correspondent councillor councilman councilwoman counsel
counselor counterpart cousin creator critic curator cyclist daughter dean defendant
defender delegate democrat demographer deputy
designer detective developer diplomat director dissident doctor donor driver drummer ecologist economist editor engineer
entrepreneur envoy epidemiologist executive expert farmer father fellow fiancee filmmaker firefighter fisher fisherman
florist forward founder friend gen general geologist girlfriend glaciologist goalkeeper governor graduate granddaughter
grandfather grandmother grandson grower guard guitarist hairdresser head historian homeowner host hostess husband
illustrator inspector investigator investor jeweller journalist judge justice king landlord lawmaker lawyer leader
lecturer legend legislator libertarian librarian lieutenant linebacker lobbyist magnate manager mathematician mayor
mechanic member midfielder militant millionaire minister moderator mogul mother musician neighbor neighbour nephew
neuroscientist niece nominee novelist nurse oceanographer officer official operative operator opponent organiser
organizer owner painter panelist paramedic parent partner passenger pastor patient pediatrician pensioner philanthropist
philosopher photographer physician physicist pilot pitcher planner player playwright poet politician pollster pope
premier presenter president priest prince princess principal producer professor programmer prosecutor protester
psychiatrist psychologist publicist publisher pundit qualifier quarterback rancher rapper realtor referee reporter
representative republican researcher resident retiree rival roommate salesman scholar scientist sculptor secretary
senator sergeant sheriff shopkeeper shopper singer sister sociologist soldier solicitor son songwriter spokesman
spokesperson spokeswoman sportscaster star statesman statistician stepfather stepmother strategist striker student
superintendent supporter surgeon survivor suspect swimmer teacher teammate technician tenant tenor theologian trader
trainer treasurer trustee tycoon umpire uncle undersecretary vet veteran victim viewer virologist visitor vocalist
volunteer voter waiter waitress warrior whistleblower widow wife winger winner witness worker writer
""")
"""In lower case, right before a full name: "spokesman Ivo Lind"."""

AFTER_PERSON = _set("""
acknowledged added adds admits admitted agreed agrees argued argues asked asks believes claimed claims complained
conceded concluded continued continues countered declared declares died explained explains grew insisted insists joked
lives noted notes observed predicted quipped recalled recalls reiterated remarked replied replies resigned responded
responds said sat say says smiled speaks spoke stated states stressed suggested suggests tells testified thinks
thought told tweeted tweets urged urges walked warned warns who whom whose writes wrote
""")
"""Words that a person does right after a name; bodies share some of them, so that they are one sign among others."""

PARTICLES = _set("""
al bin bint da dal das de dei del della den der des di do dos du el ibn la las le los op ten ter und van vom von y zu
zum zur
""")

SUFFIXES = _set("Jr. Jr Sr. Sr II III IV")

# ---------------------------------------------------------------- bodies, outlets, places

BODY_HEADS = _set("""
Academies Academy Administration Administrations Advocates Affairs Agencies Agency Airlines Airways Alliance Army
Assembly Assn. Associates Association Associations Authority Bank Banks Battalion Board Boards Body Branch Brigade
Brotherhood Bundestag Bureau Cabinet Camp Campaign Center Centers Centre Chamber Church Circuit Circus Clinic Club Co.
Coalition College Colleges Command Commands Commission Committee Committees Community Companies Company Confederation
Conference Congress Consortium Convention Cooperative Corp Corp. Corporation Corps Council Councils Court Courts
Department Departments Directorate Division Duma Electric Embassy Endowment Enforcement Enterprises Exchange Exterior
Faculty Federation Fellowship Fleet Force Forces Forum Foundation Front Fund Government Group Groups Guard
Guild Headquarters Hospital Hotel Inc Inc. Industries Initiative Inquiry Institute Institutes Institution Institutions
Insurance Investigations Jihad Knesset Laboratories Laboratory League Legislature Library Limited LLC LLP Ltd Ltd.
Mafia Militia Ministries Ministry Mission Mosque Motors Movement Museum Nations Navy Network Networks Observatory
Office Offices Orchestra Order Organisation Organization Organizations PAC Panel Parliament Partners Partnership Party
Pharmaceuticals Police Post Press Project Radio Railway Records Regiment Registry Reserve Resistance School Schools
Seminary Senate Service Services Society Soviet Squad Staff Station Studio Studios Summit Supermarket Survey Synagogue
Syndicate Systems Taskforce Team Technologies Temple Theater Theatre Treasury Tribunal Trust Union Unions Unit
Universities University Ventures Watch Workers Works
""")
"""A capitalised run that ends in one of these is a body; so is one that begins with it and goes on with `of`."""

BODY_OPENERS = _set("""
Academy Agency Alliance Army Assembly Association Bank Board Bureau Center Centre Chamber Church Club Coalition
College Commission Committee Community Confederation Conference Congress Consortium Council Court Department Embassy
Federation Forum Foundation Fund Guild House Institute Institution Joint_Chiefs League Ministry Movement Museum
National_Academy Network Office Order Organisation Organization Parliament Parliamentary_Assembly Party School
Secretariat Senate Society Union University
""")

OUTLET_HEADS = _set("""
Broadcasting Chronicle Courier Daily Dispatch Echo Examiner Gazette Globe Guardian Herald Independent Inquirer Journal
Ledger Magazine Mail Mirror Monitor News Observer Post Press Radio Record Register Reporter Review Standard Star Sun
Telegram Telegraph Television Times Tribune TV Weekly
""")

OUTLETS = _set("""
ABC ABC_News AFP Agence_France-Presse Al_Arabiya Al_Jazeera Ansa AP Associated_Press Atlantic Axios BBC BBC_News Bild
Bloomberg Bloomberg_News Breitbart Breitbart_News BuzzFeed BuzzFeed_News C-SPAN CBC CBS CBS_News CCTV Channel_4_News
CNBC CNN Corriere_della_Sera Der_Spiegel Deutsche_Welle Die_Welt Die_Zeit El_Mundo El_Pais Euronews Facebook
Financial_Times Forbes Fox Fox_Business Fox_News France_24 Guardian Haaretz Huffington_Post HuffPost Independent
Instagram Interfax Irish_Times Izvestia Jerusalem_Post Kommersant La_Repubblica Le_Figaro Le_Monde Los_Angeles_Times
Mother_Jones MSNBC Nation NBC NBC_News New_York_Daily_News New_York_Magazine New_York_Post New_York_Times New_Yorker
Newsweek NPR PBS Politico Pravda ProPublica Reddit Reuters RIA RIA_Novosti Rolling_Stone RT Scotsman Semafor Sky
Sky_News Slate Snapchat Spectator Sputnik Sunday_Times TASS Tass Telegram TikTok Time Toronto_Star Twitter Ukrinform
Unian Univision USA_Today Vice_News Vox Wall_Street_Journal Washington_Examiner Washington_Post Washington_Times
Weekly_Standard WhatsApp Wikipedia Xinhua Yahoo Yahoo_News Yonhap YouTube
""")

BODIES = _set("""
African_Union Al-Qaeda Al_Qaeda Amazon Amnesty_International Apple Arab_League Bank_of_America Black_Lives_Matter
Boeing Boko_Haram Bolsheviks Bundesbank Bundestag Capitol_Hill Chevron Congress Defence_Ministry Defense_Ministry
Deutsche_Bank Downing_Street Duma EU European_Union Federal_Reserve Federation_Council Ford Foreign_Ministry
Foreign_Office Gazprom Goldman_Sachs Google GOP Greenpeace Hamas Hezbollah Home_Office House_Democrats
House_Republicans Human_Rights_Watch Interpol ISIL ISIS Islamic_State Joint_Chiefs_of_Staff JPMorgan_Chase
Justice_Department Knesset Kremlin Ku_Klux_Klan Lockheed_Martin Microsoft NATO Nato Nord_Stream OPEC OSCE Oxfam
Parliament Pentagon Planned_Parenthood Red_Cross Rosneft Samsung Security_Council Senate Senate_Democrats
Senate_Republicans Sinn_Fein Stasi State_Department State_Duma Supreme_Court Taliban Tea_Party Tesla Treasury
Trump_Organization U.N. UN United_Nations Vatican Volkswagen Wall_Street Warsaw_Pact Wells_Fargo White_House Whitehall
World_Bank Zero_Hedge
""")

COUNTRIES = _set("""
Afghanistan Albania Algeria America Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus
Belgium Benin Bolivia Bosnia Bosnia_and_Herzegovina Botswana Brazil Britain Brunei Bulgaria Burkina_Faso Burma Burundi
Cambodia Cameroon Canada Chad Chile China Colombia Congo Costa_Rica Croatia Cuba Cyprus Czech_Republic Czechia
Czechoslovakia Denmark Djibouti Dominican_Republic East_Germany East_Timor Ecuador Egypt El_Salvador England
Equatorial_Guinea Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana
Great_Britain Greece Guatemala Guinea Guyana Haiti Holland Honduras Hungary Iceland India Indonesia Iran Iraq Ireland
Israel Italy Ivory_Coast Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Liberia
Libya Lithuania Luxembourg Macedonia Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico
Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands New_Zealand Nicaragua Niger
Nigeria North_Korea North_Macedonia Northern_Ireland Norway Oman Pakistan Palestine Panama Papua_New_Guinea Paraguay
Peru Philippines Poland Portugal Qatar Romania Russia Russian_Federation Rwanda Saudi_Arabia Scotland Senegal Serbia
Sierra_Leone Singapore Slovakia Slovenia Somalia South_Africa South_Korea South_Sudan Soviet_Union Spain Sri_Lanka
Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan U.A.E.
U.K. U.S. U.S.A. U.S.S.R. UAE Uganda UK Ukraine United_Arab_Emirates United_Kingdom United_States
United_States_of_America Uruguay US USA USSR Uzbekistan Vatican_City Venezuela Vietnam Wales West_Germany Yemen
Yugoslavia Zambia Zimbabwe
""")

SAME_BEARER = {
    "U.S.": "United States", "US": "United States", "U.S.A.": "United States", "USA": "United States",
    "United States of America": "United States", "America": "United States",
    "U.K.": "United Kingdom", "UK": "United Kingdom", "Britain": "United Kingdom", "Great Britain": "United Kingdom",
    "USSR": "Soviet Union", "U.S.S.R.": "Soviet Union", "UAE": "United Arab Emirates",
    "U.A.E.": "United Arab Emirates", "Russian Federation": "Russia",
    "U.N.": "United Nations", "UN": "United Nations", "EU": "European Union", "Nato": "NATO", "Tass": "TASS",
    "Agence France-Presse": "AFP", "Associated Press": "AP", "United Press International": "UPI",
}  # fmt: skip
"""Spellings of one bearer that an article mixes without saying so."""

PLACES = _set("""
Abu_Dhabi Africa Alabama Alaska Aleppo Amsterdam Ankara Antarctica Arctic Arizona Arkansas Asia Athens Atlanta Baghdad
Balkans Baltimore Bangkok Barcelona Basel Baton_Rouge Beijing Beirut Belgrade Berlin Birmingham Black_Sea Bogota Bonn
Boston Brighton Bronx Brooklyn Brussels Bucharest Budapest Buenos_Aires Cairo California Cambridge Camp_David
Cape_Town Caracas Caribbean Caucasus Central_Asia Charleston Charlotte Chicago Cincinnati Cleveland Cologne Colorado
Columbus Connecticut Copenhagen Crimea D.C. Dallas Damascus Davos Delaware Delhi Denver Detroit Doha Donbas Donbass
Donetsk Dubai Dublin Dusseldorf East_Asia Eastern_Europe Edinburgh Europe Far_East Ferguson Flint Florida Frankfurt
Gaza Geneva Georgetown Glasgow Golan_Heights Guantanamo_Bay Hague Hamburg Hanoi Harlem Havana Hawaii Helsinki
Hiroshima Hollywood Hong_Kong Houston Idaho Illinois Indiana Indianapolis Iowa Islamabad Istanbul Jakarta Jerusalem
Johannesburg Kabul Kansas Kansas_City Karachi Kentucky Kharkiv Kherson Kiev Korean_Peninsula Kyiv Lagos Las_Vegas
Latin_America Leningrad Lisbon Liverpool London Long_Island Los_Angeles Louisiana Lugansk Luhansk Lviv Lyon Madrid
Maine Manchester Manhattan Manila Mariupol Marseille Maryland Massachusetts Mecca Mediterranean Melbourne Memphis
Mexico_City Miami Michigan Middle_East Milan Milwaukee Minneapolis Minnesota Minsk Mississippi Missouri Montana
Monterrey Montreal Moscow Mosul Mumbai Munich Nairobi Nashville Nebraska Nevada New_Delhi New_England New_Hampshire
New_Jersey New_Mexico New_Orleans New_York New_York_City Nice Norfolk Normandy North_Africa North_America
North_Carolina North_Dakota Oakland Odesa Odessa Ohio Oklahoma Oklahoma_City Oregon Orlando Oslo Oxford Palo_Alto
Paris Pennsylvania Persian_Gulf Philadelphia Phoenix Pittsburgh Portland Prague Princeton Puerto_Rico Pyongyang Queens
Raleigh Red_Sea Reykjavik Rhode_Island Richmond Riga Rio Rio_de_Janeiro Riyadh Rome Rotterdam Sacramento
Saint_Petersburg Salt_Lake_City San_Antonio San_Diego San_Francisco San_Jose San_Juan Sandy_Hook Santiago_de_Chile
Sao_Paulo Sarajevo Scandinavia Scranton Seattle Selma Seoul Shanghai Siberia Silicon_Valley Sofia Somerset
South_America South_Asia South_Carolina South_China_Sea South_Dakota Southeast_Asia St._Louis St._Petersburg
Staten_Island Stockholm Strasbourg Sydney Tallinn Tampa Tbilisi Tehran Tel_Aviv Tennessee Texas Tijuana Tokyo Toronto
Tripoli Tulsa Utah Vancouver Venice Vermont Vienna Vilnius Virginia Wales Warsaw Washington Washington_D.C. West_Bank
West_Virginia Western_Europe Wimbledon Wisconsin Wyoming Yalta Yerevan Zagreb Zurich
""")

PLACE_HEADS = _set("""
Airport Ave. Avenue Bay Beach Blvd. Boulevard Bridge Canal Canyon Cape Castle City Coast County Creek Dam Desert
District Falls Forest Gulf Heights Hill Hills Island Islands Isle Lake Lakes Mount Mountain Mountains Oblast Ocean
Palace Park Peninsula Plaza Port Province Rd. Region Republic River Road Sea Springs Square St. Strait Street Tower
Towers Town Township Trail Valley Village Volcano
""")

DEMONYMS = _set("""
Afghan African African-American Alaskan Albanian American Anglo-American Arab Arabic Argentine Armenian Asian
Australian Austrian Azerbaijani Baltic Bangladeshi Basque Belarusian Belgian Bolivian Bosnian Brazilian British
Buddhist Bulgarian Burmese Californian Cambodian Canadian Catalan Catholic Caucasian Chechen Chilean Chinese Christian
Colombian Conservative Cossack Croatian Cuban Czech Danish Democratic Dutch Eastern Ecuadorian Egyptian English
Estonian Ethiopian Euro-Atlantic European Filipino Finnish Flemish Floridian Franco-German French Georgian German
Ghanaian Greek Guatemalan Haitian Hindu Hispanic Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish
Islamic Islamist Israeli Italian Jamaican Japanese Jewish Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti
Kyrgyz Labour Latin Latina Latino Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malaysian Maltese Marxist
Mexican Mexican-American Moldovan Mongolian Mormon Moroccan Muslim Nazi Nepalese Nicaraguan Nigerian Nordic
North_Korean Northern Norwegian Orthodox Ottoman Pakistani Palestinian Panamanian Persian Peruvian Polish Portuguese
Protestant Qatari Republican Romanian Russian Rwandan Salvadoran Saudi Scandinavian Scottish Senegalese Serb Serbian
Shia Shiite Sikh Singaporean Slavic Slovak Slovenian Somali South_African South_Korean Southern Soviet Spanish
Sudanese Sunni Swedish Swiss Syrian Taiwanese Tajik Tatar Texan Thai Tibetan Tunisian Turkish Turkmen Ugandan
Ukrainian Uzbek Venezuelan Vietnamese Welsh Western Yemeni Zimbabwean
""")
"""Adjectives: they open longer names and name nobody by themselves."""

GROUPS = _set("""
Afghans African-Americans Africans Albanians Americans Arabs Argentines Armenians Asians Australians Austrians
Belarusians Belgians Bosnians Brazilians Britons Bulgarians Canadians Catalans Catholics Chechens Chileans Christians
Colombians Conservatives Croats Cubans Czechs Danes Democrats Egyptians Estonians Europeans Evangelicals Filipinos
Finns Floridians Georgians Germans Greeks Greens Haitians Hindus Hispanics Houthis Hungarians Indians Indonesians
Iranians Iraqis Israelis Italians Jews Jordanians Kazakhs Kenyans Koreans Kurds Latinos Latvians Lebanese Liberals
Libertarians Libyans Lithuanians Marines Mexicans Moldovans Mormons Moroccans Muslims Nazis Nigerians Norwegians
Pakistanis Palestinians Peruvians Poles Protestants Republicans Romanians Russians Saudis Scots Serbs Shiites Sikhs
Slovaks Slovenes Somalis Soviets Spaniards Sunnis Swedes Syrians Taiwanese Tatars Texans Thais Tories Tunisians Turks
Ukrainians Unionists Uyghurs Uzbeks Venezuelans Virginians
""")

ACRONYM_WORDS = _set("""
A.D. A.M. AC AD AIDS AK-47 AM AND ATM B.A. B.C. BC BREAKING BST CEO CEOs CEST CET CFO CIO COO COVID COVID-19 CST CT DC
DIY DNA DVD EDT EST ET EXCLUSIVE FAQ FIRED FM GDP GMT HIV HQ ICBM ICBMs ID IDs II III INF IQ IRBM IT IV JD M.D. MBA MD
MP MPs MST NEW NOT OF OK P.M. PC PDT PhD PHOTOS PIN PM PR PS PST PT PTSD Q&A R&D RSVP SMS SOS START SUV SWAT TBD THE
TO TV TVs UPDATE UPDATED URL UTC VIDEO VIDEOS VIII VP WATCH WMD XX
""")
"""In capitals, but not a body."""

# ---------------------------------------------------------------- ordinary words

CALENDAR = _set("""
Apr Apr. April Aug Aug. August Christmas Dec Dec. December Easter Feb Feb. February Fri Friday Fridays Halloween
Hanukkah Jan Jan. January Jul Jul. July Jun Jun. June Lent Mar Mar. March May Mon Monday Mondays Nov Nov. November Oct
Oct. October Passover Ramadan Sat Saturday Saturdays Sep Sep. Sept Sept. September Sun Sunday Sundays Thanksgiving Thu
Thur Thurs Thursday Thursdays Tue Tues Tuesday Tuesdays Wed Wednesday Wednesdays
""")

ORDINARY = _set("""
A Abortion About Above Abroad Absolutely According Across Act Action Actions Actually Add Added Adding Additional
Additionally Admits Advertisement Afraid After Afterward Afterwards Again Against Age Agree Agreement Ahead Aid Aides
Ain't All Allegations Alleged Allies Allow Almost Alone Along Already Also Although Always Am Amen Amendment Amid
Among An Analysis Analysts And Angry Another Answer Any Anybody Anyone Anything Anyway Apparently Appeal Are Aren't
Around Arrest Arrested Arrests As Aside Ask Asked Asking Asks Asserting At Attack Attacks Attempt Attn Authorities
Avoid Away Back Backs Bad Ballot Ban Bans Based Basically Battle Be Because Become Becomes Been Before Begin Begins
Behind Being Believe Below Beneath Besides Best Better Between Beyond Bible Bid Big Bigger Biggest Bigotry Billion
Billions Bitter Black Blame Blames Blast Blasts Block Blocks Blood Blue Body Bomb Bombing Book Books Border Borders
Born Both Brave Break Breaking Breaks Brief Briefing Bring Brings Bro Brutal Bubble Budget Build Building Built
Business But Buy By Call Called Calling Calls Came Campaigns Can Can't Cannot Card Care Cars Case Cases Cash Caught
Cause Central Certain Certainly Challenge Challenges Change Changes Charge Charged Charges Check Children Choice
Cities Citing Citizen Citizens Civil Claim Claims Clarification Class Clean Clear Clearly Climate Close Closed Cold
Come Comes Coming Comment Comments Communities Compared Concern Concerns Confirms Conflict Congressional Considering
Constitution Continue Continues Contrary Control Controversial Copyright Correction Corrections Corruption Cost Costs
Could Country Coup Cover Credit Crime Crimes Crisis Critical Critics Cut Cuts Cyber Danger Dangerous Date Day Days
Dead Deadly Deal Deals Dear Death Deaths Debate Debates Decision Declaration Deep Defeat Defends Democracy Denies
Despite Destroy Details Did Didn't Die Died Dies Different Diplomats Direct Disaster Diversity Do Does Doesn't Doing
Dollar Dollars Don't Donations Done Donor Donors Door Double Doubt Down Draft Drop Drops Drug Drugs During Dying Each
Earlier Early Earth East Eastern Easy Economic Economists Economy Education Effective Efforts Either Election
Elections Email Emails Emergency Employees End Ends Enemy Energy Enough Environment Especially Espionage Essentially
Even Evening Event Eventually Ever Every Everybody Everyone Everything Everywhere Evidence Exactly Except Expect
Expected Expert Experts Explain Explained Explains Eye Eyes Face Faces Facing Fact Facts Fail Failed Failing Fails
Failure Fair Fake Fall Falling Falls False Families Family Far Farewell Fast Fatal Fate Fear Fears Federal Feel Few
Fewer Fight Fighting File Filed Final Finally Find Finding Finds Fire Fired Fires Five Flag Flat Floods Follow
Following Follows Food For Force Forget Forgotten Former Fortunately Forward Four Fraud Free Freedom Fresh From Front
Fuel Full Fully Funding Funds Further Furthermore Future Game Gas Gate Generally Get Gets Getting Girl Girls Give
Given Gives Giving Global Go God Goes Going Gold Good Got Great Greater Growing Growth Guess Gun Guns Had Half Happy
Hard Harsh Has Hasn't Hate Have Haven't Having He He'd He'll He's Headline Headlines Health Hear Heart Heavy Hell
Hello Help Helps Hence Her Here Here's Hers Herself Hey Hi High High-Stakes Higher Highest Highlights Him Himself His
Historic Historically Hit Hits Hold Holding Holds Holy Home Hopefully Hopes Hot Hour Hours Houses How How's However
Huge Human Hundreds I I'd I'll I'm I've If Illegal Image Images Immigrants Immigration Impact Important In Increase
Increases Indeed Independence Indictment Inequality Inflation Information Initially Innovation Inside Instead
Interestingly International Internet Interview Into Invasion Investors Ironically Is Islamophobia Isn't Issue Issues
It It'll It's Its Itself Job Jobs Join Joins Joint Journalism Journalists Jury Just Keep Keeps Key Kick Kill Killed
Killing Killings Kills Knock Know Known Knows Labor Land Landmark Large Last Late Lately Later Latest Laughter Launch
Launches Law Lawmakers Laws Lawsuit Lawyers Lead Leaders Leading Leads Leak Leaked Learn Least Leave Leaves Leaving
Left Legal Less Lessons Let Let's Letter Letters Level Lie Lies Life Light Like Likely Likewise Limits Line Link List
Listen Little Live Lives Living Local Long Longer Look Looking Looks Lord Lose Loses Loss Lost Lot Love Low Lower
Lucky Made Main Mainly Make Makes Making Man Many Mass Massacre Massive Maybe Me Mean Means Meanwhile Media Medicaid
Medical Medicare Meet Meeting Meetings Meets Men Mental Might Migrants Military Million Millions Mind Mine Minutes
Miss Missile Missiles Missing Mistake Money Month Months More Moreover Morning Most Mostly Move Moves Much Murder
Music Must My Myself Name Names Nation Nationally Nations Nationwide Native Natural Naturally Near Nearby Nearly Need
Needs Negotiations Negotiators Neither Never Nevertheless New News Next Night Nine No Nobody None Nonetheless Nor
Normally North Northeast Northern Northwest Not Notably Note Nothing Notice Noting Now Nowhere Nuclear Number Numbers
Obviously Occasionally Of Off Offer Offers Officers Officials Often Oh Oil Old On Once One Ones Only Onto Open Opens
Opinion Opponents Opposes Or Order Orders Ordinary Other Others Otherwise Ought Our Ours Out Outrage Outside Over
Overall Own Page Pain Paper Papers Parents Part Participants Parties Parts Past Path Pay Paying Peace People Per
Perfect Perhaps Period Personal Phone Photo Photograph Photos Picture Pictures Place Plan Plane Plans Play Please Plus
Point Points Policy Political Politics Poll Polls Poor Pop Popular Possible Possibly Potential Power Powerful Pregnant
Prepare Presidency Presidential Pressed Pressure Pretty Previously Price Prices Prime Prior Prison Prisoners Private
Pro Probably Problem Problems Program Progress Promise Promises Proof Properly Prosecutors Protect Protest Protesters
Protests Proud Public Pull Push Pushes Put Puts Question Questions Quick Quickly Quit Quite Quiz Quote Race Racial
Racism Racist Rally Rate Rates Rather Read Reader Readers Ready Real Reality Really Reason Recent Recently Record Red
Refugee Refugees Regarding Regardless Rejects Related Relations Release Releases Religion Remarks Remember Reminder
Replying Report Reportedly Reporters Reporting Reports Rescue Research Researchers Response Rest Result Results Return
Returning Returns Reveal Revealed Reveals Review Revolution Right Rights Rise Rises Rising Risk Risks Role Rule Rules
Ruling Run Runs Sad Sadly Safe Safety Same Sanctions Save Saw Say Saying Says Scandal Scene Scenes Scientists Sea
Search Second Secret Secretly See Seeing Seek Seeks Seems Seen Self Sell Send Sends Sense Separately Serious Seriously
Set Sets Seven Several Severe Sex Sexual Shall She She'd She'll She's Shoot Shooting Shootings Short Shortly Shot
Should Shouldn't Show Showing Shows Shutdown Sick Side Sides Sign Signs Similarly Simple Simply Since Single Six Slam
Slams Slavery Slow Slowly Small So Social Soldiers Some Somebody Somehow Someone Something Sometimes Somewhere Soon
Sorry Sort Source Sources South Southeast Southern Southwest Speak Speaking Speaks Special Specifically Speech
Speeches Spending Split Spokesmen Spring Stand Standing Stands Start Started Starting Starts Statement Statements
States Stay Stays Stealth Still Stop Stops Stories Storm Story Straight Strange Strike Strikes Strong Student Students
Stuff Stupid Subscribe Such Suddenly Suggesting Suicide Summer Support Supporters Supports Supposed Sure Surely Surge
Surprise Surprisingly Survey Suspect Suspects Swamp Swing System Take Takes Taking Talk Talking Talks Target Tax Taxes
Teachers Tears Tech Tell Telling Tells Ten Tens Tension Tensions Terror Terrorism Terrorist Terrorists Test Tests Text
Than Thank Thankfully Thanks That That's The Their Theirs Them Themselves Then There There's Thereafter Therefore
These They They'd They'll They're They've Thing Things Think Thinking Thinks Third This Those Though Thousands Threat
Threatens Threats Three Through Throughout Thus Tie Ties Time Times Tiny Tired To Today Together Tomorrow Tonight Too
Took Top Torture Total Tough Toward Towards Town Track Trade Tragedy Tragically Transcript Trial Tried Tries Trip
Troops Trouble True Truly Trust Truth Try Trying Turn Turning Turns Twelve Twenty Twice Two Typically Ultimately Under
Understand Unfortunately Unless Unlike Until Unveils Up Update Updated Upon Upper Urges Us Use Used Users Uses Using
Usually Very Via Victim Victims Victory Video Videos View Views Violence Virtually Visit Visits Voice Vote Voted Voter
Voters Votes Voting Vows Wait Wake Walk Wall Want Wanted Wants War Warming Warning Warns Wars Was Wasn't Watch
Watching Water Way Ways We We'd We'll We're We've Weak Weapons Week Weekend Weeks Welcome Well Went Were Weren't West
Western What What's Whatever When Whenever Where Whereas Wherever Whether Which While White Who Who's Whoever Whole
Whose Why Wide Widely Wildfire Win Wind Winner Winners Winning Wins Winter Wish With Within Without Woman Women Won
Won't Wonder Word Words Work Worker Working World Worried Worry Worse Worst Worth Would Wouldn't Wow Write Wrong Yeah
Year Years Yep Yes Yesterday Yet You You'd You'll You're You've Young Your Yours Yourself Youth Zero
""")
"""Words that open sentences and fill headlines; capitals say nothing about them."""

EVENT_WORDS = _set("""
Accord Accords Act Agreement Amendment Award Awards Bill Bowl Championship Championships Code Convention Cup Day Deal
Debate Decision Doctrine Election Games Initiative Law Marathon Memorandum Olympics Oscars Pact Plan Prize Proposition
Protocol Resolution Revolution Rule Summit Syndrome Treaty War Wars
""")
"""A capitalised run that ends in one of these names a thing, nobody."""

FUNCTION = _set("""
A About Above According After Afterward Again Against All Almost Along Already Also Although Always Am Amid Among An
And Another Any Anyone Anything Are Aren't As Asked At Back Be Because Been Before Behind Being Below Besides Between
Beyond Born Both But By Can Can't Cannot Citing Could Currently Despite Did Didn't Do Does Doesn't Don't Down During
Each Earlier Either Else Even Eventually Ever Every Everyone Except Few Finally First Five For Former Four From
Further Generally Had Has Hasn't Have Haven't He He'd He'll He's Hence Her Here Here's Hers Herself Him Himself His
How However I I'd I'll I'm I've If In Indeed Initially Inside Instead Into Is Isn't It It'll It's Its Itself Just Last
Later Less Let Let's Like Likewise Many Maybe Me Meanwhile More Moreover Most Mostly Much My Myself Near Nearly
Neither Never Nevertheless Next No Nobody None Nor Not Nothing Now Of Off Often On Once One Only Onto Or Other Others
Otherwise Our Ours Out Outside Over Per Perhaps Previously Quite Rather Recently Several Shall She She'd She'll She's
Should Shouldn't Similarly Since Six So Some Someone Something Sometimes Soon Speaking Still Such Ten Than That That's
The Their Theirs Them Themselves Then There There's Therefore These They They'd They'll They're They've This Those
Though Three Through Throughout Thus To Today Together Tomorrow Tonight Too Toward Towards Two Under Unless Unlike
Until Up Upon Us Using Usually Very Via Was Wasn't We We'd We'll We're We've Were Weren't What What's Whatever When
Whenever Where Whereas Whether Which While Who Who's Whom Whose Why With Within Without Won't Would Wouldn't Yes
Yesterday Yet You You'd You'll You're You've Your Yours
""")
"""Of the ordinary words, those that begin no name at all."""

COMPOUND_TAILS = _set("""
affiliated aligned allied appointed area backed based born bound brokered controlled designed dominated drafted driven
educated endorsed era facing focused friendly funded held hosted inspired installed issued leaning led level like
linked loving made mandated mediated minded nominated occupied organised organized owned produced ran related run
sponsored style supported supporting themed trained type wide wing winning
""")
"""After a name and a hyphen: "Moscow-led" names Moscow."""

PAGEANTS = _set("America Congeniality Earth Manners Piggy Saigon Teen Universe USA World")
"""After `Miss`, and no surname."""

ASKING = _set("Did Does Has May Said Will")
"""Open a question or a line of speech before a surname: "Will Lind stay?" names no Will."""

SURNAME_ENDINGS = tuple(
    (
        "akis ashvili bauer berg berger dottir dze enko escu ević ez feld gaard hof ich ides idis ini ino "
        "ishvili kov kova litz mann oglu opoulos ossian ov ova ovic ovich ová quist sen ski skis skiy sky "
        "skyy son sson stedt stein strom szky ulos vich wicz witz yan"
    ).split()
)
"""One sign among others that a word is a surname."""
