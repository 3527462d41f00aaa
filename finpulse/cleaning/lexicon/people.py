"""Words by which names of persons and of companies are told apart."""

from __future__ import annotations

# Common in the United States, the United Kingdom, India, Spain, Germany and their neighbours.
GIVEN_NAMES = """
aaron abby abdul abigail abraham adam adrian ahmed aisha ajay akash alan albert alejandra alejandro alex alexander
alexandra alexis ali alice alicia alison allen allison alyssa amanda amar amber amir amit amy ana anand andre andrea
andreas andres andrew andy angel angela angelica anil anita anjali ankit ann anna anne annie anthony antonio anuj
april aravind arjun arnav arthur arun asha ashley ashok austin ayesha barbara beatriz ben benjamin bernard beth betty
bhavna bill billy blake bob bobby bonnie brad bradley brandon brenda brendan brent brett brian bridget brittany brooke
bruce bryan caleb cameron camila carl carla carlos carmen carol caroline carolyn carrie catherine cathy cesar charlene
charles charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara claudia cody
colin connie connor corey courtney craig cristina crystal curtis cynthia daisy dale dan dana daniel daniela danielle
danny darren daryl dave david dawn dean deborah debra deepa deepak denise dennis derek devin diana diane diego divya
dominic don donald donna doris dorothy doug douglas duane dustin dwayne dylan ed eddie eduardo edward edwin eileen
elaine elena eli elijah elizabeth ellen emily emma emmanuel eric erica erik erika erin ernest ernesto esther ethan
eugene eva evan evelyn faith fatima fernando florence frances francesca francis francisco frank fred frederick gabriel
gabriela gary gaurav gavin gayle geoffrey george gerald gina giovanni gladys glen glenn gloria gonzalo gopal gordon
grace greg gregory guillermo gustavo guy hannah hans hari harold harry harsh harvey hassan heather hector heidi helen
henry herbert hugo holly howard hugh ian ibrahim ignacio imran irene isaac isabel isabella isaiah ivan jack jackie
jackson jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmin jasmine jason javier jay jean jeff
jeffrey jen jenna jennifer jenny jeremy jerry jesse jessica jesus jill jim jimmy joan joana joann joanna joanne
joaquin jodi joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua joy joyce juan juana juanita
judith judy julia julian julie julio june justin karen karim karina karl karthik katherine kathleen kathryn kathy
katie kavita kay kayla keith kelly ken kenneth kenny kevin kiara kim kimberly kiran kirk klaus kristen kristin krishna
kumar kunal kurt kyle lakshmi larry laura lauren laurie lawrence leah lee lena leo leon leonard leslie levi liam
lillian linda lisa liz logan lois lopez lori lorraine louis louise lucas lucia lucy luis luke luz lydia lynn madison
mahesh malcolm mandy manish manoj manuel marc marcia marcos marcus margaret maria mariah marian marie marilyn marina
mario marion marissa mark marlene marta martha martin marvin mary mason mateo matt matthew maureen max maya meera
megan meghan mehmet melanie melinda melissa melvin mercedes meredith mia michael micheal michele michelle miguel mike
mildred milton miriam mohamed mohammad mohammed mohan mohit molly monica monique morgan muhammad mukesh nadia nancy
naomi natalia natalie natasha nathan nathaniel naveen neha neil nicholas nick nicole nikhil nina nisha nitin noah noel
nora norma norman oliver olivia omar oscar owen pablo paige pam pamela pat patricia patrick paul paula pauline pedro
peggy penny peter petra phil philip phillip phyllis pooja prakash pramod prasad preeti priya priyanka rachel rafael
raghav rahul raj rajesh rakesh ralph ram ramesh ramon randall randy ravi ray raymond rebecca regina rekha renee
ricardo richard rick ricky rita ritu rob robert roberta roberto robin rodney rodrigo roger rohan rohit roland ron
ronald ronnie rosa rosario rose rosemary ross roy ruben ruby russell ruth ryan sabrina sachin sally sam samantha samir
samuel sandeep sandra sandy sanjay sanjeev santiago sara sarah satish scott sean sebastian sergio seth shane shannon
sharon shaun shawn sheila shelby shelly sherri sherry shirley shivani shreya shruti sidney silvia simon sneha sofia
sonia sophia sophie stacey stacy stanley stefan stella stephanie stephen steve steven stuart sue suman sunil sunita
suresh susan suzanne swati sydney sylvia tamara tammy tanya tara tatiana taylor ted teresa terri terry thelma theodore
theresa thomas tiffany tim timothy tina todd tom tommy toni tony tonya tracey tracy travis trevor troy tyler uma usha
valeria valerie vanessa varun veronica vicki vicky victor victoria vijay vikas vikram vince vincent vinod violet
virginia vishal vivek vivian wade walter wanda warren wayne wendy wesley will william willie xavier yash yolanda yusuf
yvonne zach zachary zoe anders ingrid kari lars lise magnus mette ole olof sven astrid bjorn erlend иван мария марина
анна ольга елена сергей алексей дмитрий андрей наталья татьяна екатерина михаил николай ирина
"""
TITLES = "mr mrs ms miss dr prof sir mstr mx herr frau sr sra srta smt shri sri m mme mlle"
# Words for trades that are as often surnames.
TRADE_SURNAMES = """
baker barber bishop boots brewer butcher butler carpenter carter chapman church cook cooper driver farmer fisher
gardener glass hall hill house king knight lake mason miller painter park parks parker pope porter potter rice rivers
sawyer shepherd singer smith spice stone sheets taylor tailor thatcher turner tyler walker waters weaver wine wood
woods cable case day winter field banks berry bond lane garden gardner church temple price diaz marina
"""
# Words of companies' names, beside their legal forms and trades.
BUSINESS_WORDS = """
services service solutions systems technologies tech group holdings enterprises enterprise traders trading agency
agencies associates partners company co corporation industries international studio studios salon shop store stores mart
center centre club properties property realty realtors landlord management apartments apts hoa association trust
foundation council college school university hospital clinic church bank finance insurance energy india usa com org net
online
"""
