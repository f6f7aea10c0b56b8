// What people call the fields of a lead, an account and a deal, in the languages of HubSpot's portals.
// Over 500 lines because it holds words, no logic. How to read it: suggest_concepts.hpp.
//
// Words are folded (lower case, no diacritics) with spaces as people write them; they are compared without spaces, so
// "job title" stands for jobtitle, job_title and JobTitle__c too, and without words such as "contact" or "primary".
// A word that two concepts of one target share needs a ? in both. Phrases that follow word by word from the English
// ones (suggest_gloss.cpp) are left out where people do not write words together. Scripts beyond ASCII are escaped, as
// in all sources. By language, as like words beside each other make the module smaller.
#include "suggest_concepts.hpp"

#include "suggest_lists.hpp"

namespace trailspark::suggest {
namespace {

using enum Expect;

// clang-format off
constexpr Concept kConcepts[] = {
    // Who it is.
    {email, "email|email address|l|email||"},
    {person, "first_name|first name|l|firstname||"},
    {person, "last_name|last name|l|lastname||"},
    {person, "full_name|full name|l|||"},
    {choice, "salutation|salutation|l|salutation||\n"
     "mr,mrs,ms,miss,mx,dr,prof,herr,frau,m,mme,mlle,monsieur,madame,sr,sra"},
    {person, "nickname|nickname|l|||"},
    {choice, "gender|gender|l|gender||\n"
     "male,female,m,f,w,mann,frau,mannlich,weiblich,divers,homme,femme"},
    {day, "birth|date of birth|l|date_of_birth||"},
    {choice, "marital_status|marital status|l|marital_status||"},
    {text, "academic_title|academic title|l|||\n"
     "dr,prof,prof dr,dipl ing,mba,phd,msc,mag,bsc"},
    {choice, "language|language|l|hs_language||\n"
     "english,german,french,spanish,italian,portuguese,dutch,polish,japanese,chinese"},
    // Where they work.
    {organisation, "company|company|l|company||"},
    {text, "job_title|job title|l|jobtitle||\n"
     "ceo,cto,cfo,coo,cmo,cio,manager,head,director,vp,president,engineer"},
    {choice, "job_function|department or job function|l|job_function||\n"
     "konstruktion,instandhaltung,qualitatswesen,geschaftsleitung,entwicklung,financeiro,comercial,diretoria,"
     "logistica,atendimento,ti,finances,informatique,juridique,inkoop,verkoop,directie,financien,productie,"
     "logistiek,produzione,amministrazione,acquisti,finanza,sprzedaz,zakupy,finanse,produkcja,inkop,ekonomi,"
     "forsaljning,salg,indkob,okonomi,ops,eng,people,sales,marketing,finance,it,hr,human resources,engineering,"
     "operations,legal,support,customer support,product,procurement,purchasing,r d,research,management,accounting,"
     "executive,administration,design,vertrieb,einkauf,geschaftsfuhrung,personal,buchhaltung,produktion,logistik,"
     "ventes,commercial,achats,rh,direction,production,ventas,compras,recursos humanos,finanzas,operaciones,vendite,"
     "acquisti,customer success,it operations,consulting,education,communications,quality,business development,"
     "information technology"},
    {choice, "seniority|seniority|l|hs_seniority seniority||\n"
     "junior,senior,manager,director,vp,vice president,c level,cxo,c suite,executive,owner,partner,entry,intern,"
     "head,employee,founder,entry level,mid level,individual contributor,geschaftsfuhrer,abteilungsleiter,"
     "mitarbeiter,directeur,dirigeant,director general,gerente,directivo,leitung,bereichsleiter,teamleiter,staff,"
     "lead,specialist,board,president,analyst,training,dyrektor,kierownik,specjalista,zarzad,quadro,impiegato,chef,"
     "medarbetare,direktor"},
    {choice, "industry|industry|la|industry|industry|\n"
     "accounting,banking,construction,education,healthcare,health care,manufacturing,retail,software,technology,"
     "insurance,telecommunications,automotive,energy,real estate,consulting,hospitality,transportation,finance,"
     "financial services,computer software,information technology and services"},
    {number, "revenue|annual revenue|la|annualrevenue|annualrevenue|"},
    {range, "employees|number of employees|la|numemployees ~company_size|numberofemployees|"},
    {url, "website|website|la|website|website|"},
    // How to reach them.
    {phone, "phone|phone number|la|phone|phone|"},
    {phone, "mobile|mobile phone number|l|mobilephone||"},
    {phone, "fax|fax number|la|fax|fax|"},
    {place, "street|street address|l|address|address|"},
    {place, "street2|second address line|l|address2|address2|"},
    {place, "city|city|la|city|city|"},
    {place, "state|state or region|la|state|state|"},
    {place, "zip|postal code|la|zip|zip|"},
    {place, "country|country|la|country|country|\n"
     "germany,deutschland,united states,usa,united states of america,france,spain,italy"},
    {text, "country_code|country code|la|hs_country_region_code|hs_country_code|"},
    {choice, "time_zone|time zone|la|hs_timezone|timezone|"},
    {url, "linkedin|LinkedIn profile address|l|hs_linkedin_url|linkedin_company_page|"},
    {handle, "twitter|Twitter user name|l|twitterhandle|twitterhandle|"},
    {phone, "whatsapp|WhatsApp number|l|hs_whatsapp_phone_number||"},
    // Where they stand.
    {choice, "lifecycle_stage|lifecycle stage|la|lifecyclestage|lifecyclestage|\n"
     "subscriber,lead,marketing qualified lead,marketingqualifiedlead,mql,sales qualified lead,salesqualifiedlead,"
     "sql,opportunity,customer,evangelist,abonnent,kunde,kaufchance,client,abonne,cliente,suscriptor,oportunidad,"
     "opportunita,klant,\u30ea\u30fc\u30c9,\u9867\u5ba2,prospect"},
    {choice, "lead_status|lead status|la|hs_lead_status|hs_lead_status|\n"
     "new,open,in progress,open deal,unqualified,attempted to contact,connected,bad timing,contacted,qualified,"
     "working,nurture,nurturing,assigned,in process,recycled,dead,converted,disqualified,not interested,"
     "not contacted,neu,offen,in bearbeitung,kontaktiert,unqualifiziert,qualifiziert,nouveau,en cours,contacte,"
     "non qualifie,nuevo,contactado,en proceso,no calificado,nuovo,novo,em andamento,nieuw,\u65b0\u898f,"
     "\u5bfe\u5fdc\u4e2d,attempting,follow up,lost,won,contattato,qualificato,da richiamare,non interessato,nowy,"
     "w toku,ny,bearbetas,kontaktad,diskvalificerad"},
    {owner, "owner|owner of the contact|lad|hubspot_owner_id|hubspot_owner_id|hubspot_owner_id"},
    {choice, "lead_source|lead source|la|~hs_analytics_source|~hs_analytics_source|\n"
     "katalog,webformular,kaltakquise,webseite,mailing,salon professionnel,bouche a oreille,site web,recommandation,"
     "indicacao,organico,organic,paid,feria,referido,passaparola,beurs,aanbeveling,targi,polecenie,massa,massan,"
     "rekommendation,podcast,conference,outreach,cold calling,organic search,organic_search,paid search,referrals,"
     "referral,social media,social,email marketing,direct traffic,offline,offline sources,paid social,web,event,"
     "webinar,trade show,tradeshow,partner,partners,advertisement,cold call,website,word of mouth,other campaigns,"
     "messe,empfehlung,salon,evento,fiera,google,facebook,linkedin,instagram,recommendation,recomendacion,"
     "phone inquiry,purchased list,inbound,outbound,newsletter,ads,google ads"},
    {choice, "latest_source|latest source|la|hs_latest_source|hs_latest_source|"},
    {choice, "persona|persona|l|hs_persona||\n"
     "persona_1,persona_2,persona_3,persona_4"},
    {choice, "buying_role|buying role|l|hs_buying_role||\n"
     "decision maker,decision_maker,budget holder,budget_holder,blocker,champion,influencer,end user,end_user,"
     "executive sponsor,legal and compliance,entscheider"},
    {number, "score|lead score|la|~hubspotscore||"},
    {flag, "email_opt_out|opted out of email|l|hs_email_optout||"},
    // What they did and when.
    {moment, "created|date of creation|lad|createdate|createdate|createdate"},
    {moment, "modified|date of the last change|lad|lastmodifieddate|hs_lastmodifieddate|hs_lastmodifieddate"},
    {moment, "last_activity|date of the last activity|lad|notes_last_updated|notes_last_updated|notes_last_updated"},
    {moment, "last_contacted|date of the last contact|lad|notes_last_contacted|notes_last_contacted|notes_last_contacted"},
    {moment, "next_activity|date of the next activity|lad|notes_next_activity_date|notes_next_activity_date|notes_next_activity_date"},
    {number, "page_views|number of page views|la|hs_analytics_num_page_views|hs_analytics_num_page_views|"},
    {number, "sessions|number of visits|la|hs_analytics_num_visits|hs_analytics_num_visits|"},
    {number, "form_count|number of form submissions|l|num_conversion_events||"},
    {moment, "last_form|date of the last form submission|l|~recent_conversion_date||"},
    {moment, "first_conversion|date of the first form submission|l|first_conversion_date||"},
    {number, "email_opens|number of opened emails|l|hs_email_open||"},
    {number, "email_clicks|number of clicked emails|l|hs_email_click||"},
    {moment, "close_date|close date|lad|closedate|closedate|closedate"},
    {text, "message|message|l|message||"},
    {text, "record_id|record id|lad|hs_object_id|hs_object_id|hs_object_id"},
    {text, "company_id|id of the associated company|l|associatedcompanyid||"},
    // What they pay: no standard properties on contacts, common among custom ones.
    {number, "mrr|monthly recurring revenue|lad|||hs_mrr"},
    {number, "arr|annual recurring revenue|lad|||hs_arr"},
    {day, "contract_start|start of the contract|lad|||"},
    {day, "contract_end|end of the contract|lad|||"},
    {day, "renewal|renewal date|lad|||"},
    {choice, "plan|subscription plan|lad|||"},
    {text, "vat_id|VAT number|lad|||"},
    {text, "invoice_number|invoice number|lad|||"},
    // Where they came from on the web, and what they read: words in other languages as suggest_gloss.cpp has them.
    {text, "utm_source|UTM source|la|||"},
    {text, "utm_medium|UTM medium|la|||\n"
     "cpc,ppc,email,organic,social,display,banner,affiliate,referral,paid,print"},
    {text, "utm_campaign|UTM campaign|la|||"},
    {text, "first_page|first page seen|la|hs_analytics_first_url|hs_analytics_first_url|"},
    {text, "last_page|last page seen|la|hs_analytics_last_url|hs_analytics_last_url|"},
    // What they agreed to and what they want to buy.
    {flag, "gdpr_consent|consent to data processing|l|||"},
    {flag, "newsletter|newsletter subscription|l|||"},
    {number, "budget|budget|ld|||"},
    {choice, "timeline|time until the purchase|ld|||\n"
     "immediate,immediately,asap,within 1 month,within 3 months,within 6 months,1 3 months,3 6 months,6 12 months,"
     "0 3 months,this quarter,next quarter,no timeline,just researching,sofort"},
    // Accounts and deals.
    {organisation, "account_name|company name|a||name|"},
    {text, "domain|company domain|a||domain|"},
    {choice, "market_segment|market segment|a|||\n"
     "enterprise,smb,mid market,midmarket,startup,small business,strategic,konzern,mittelstand,kmu,pme,eti,pyme"},
    {place, "region|region|a|||\n"
     "emea,apac,latam,dach,north america,na,europe,amer,americas,nordics,benelux,asia"},
    {organisation, "deal_name|deal name|d|||dealname"},
    {choice, "deal_stage|deal stage|d|||dealstage"},
    {choice, "pipeline|pipeline|d|||pipeline"},
    {number, "amount|amount|d|||amount_in_home_currency amount"},
    {flag, "is_won|deal won|d|||hs_is_closed_won"},
    {flag, "is_closed|deal closed|d|||hs_is_closed"},
};

constexpr Language kLanguages[] = {
    {"",
     /* email */ "email,email address,e mail address,mail address,email id,?mail,?business email address\n"
     /* first_name */ "first name,given name,forename,fname,christian name,?first,firstnm\n"
     /* last_name */ "last name,surname,family name,lname,?last,lastnm,second name\n"
     /* full_name */ "full name,contact name,complete name,person name,lead name,first and last name,?name,"
     "fullnm,display name,contact person\n"
     /* salutation */ "salutation,honorific,name prefix,form of address,courtesy title,?prefix,title salutation,"
     "mr mrs\n"
     /* nickname */ "nickname,preferred name,community nickname\n"
     /* gender */ "gender,sex,gender identity\n"
     /* birth */ "date of birth,birth date,birthdate,birthday,dob,birthday date,born on\n"
     /* marital_status */ "marital status\n"
     /* academic_title */ "academic title,degree title\n"
     /* language */ "language,preferred language,contact language,communication language,spoken language,"
     "language preference,correspondence language,lang,language code,locale\n"
     /* company */ "company,company name,organization,organisation,organization name,organisation name,"
     "business name,account name,employer,firm,company organization,institution name,firm name,"
     "?account,?business,?institution,employer name,org name\n"
     /* job_title */ "job title,position title,professional title,job position,position,business title,"
     "work title,occupation,designation,jobttl,job role,?title,?role,?job\n"
     /* job_function */ "job function,department,function,job department,business function,functional area,"
     "department name,division,job area,dept,job category,functional role,"
     "area of responsibility,business unit department\n"
     /* seniority */ "seniority,seniority level,job level,management level,career level,job seniority,"
     "employment seniority,position level,hierarchy level,decision level\n"
     /* industry */ "industry,industry sector,company industry,business sector,industry type,industry vertical,"
     "vertical,line of business,industry name,business industry,?segment,nature of business\n"
     /* revenue */ "annual revenue,company revenue,yearly revenue,company annual revenue,annual turnover,"
     "annual sales,turnover,revenue range,estimated annual revenue,revenue per year,?revenue,"
     "annual rev\n"
     /* employees */ "number of employees,employees,employee count,company size,headcount,employee range,"
     "company headcount,company employees,number of staff,employees range,organization size,"
     "company size range,many employees,many employees company,employee size,total employees,"
     "team size company,business size,numemp\n"
     /* website */ "website,website url,web site,homepage,company website,web address,site url,company url,"
     "website address,web page,website link,web url,business website,?url,?web,?site,"
     "?company site\n"
     /* phone */ "phone,phone number,telephone,telephone number,tel,business phone,work phone,office phone,"
     "contact number,direct phone,direct line,landline,business telephone,daytime phone,"
     "work telephone,landline number,office number,work phone number,business phone number,"
     "office telephone,contact phone number,phonenum\n"
     /* mobile */ "mobile,mobile phone,mobile number,mobile phone number,cell,cell phone,cell number,"
     "cellular,cellular phone,mobile telephone,mob,mobilenum\n"
     /* fax */ "fax,fax number,business fax,facsimile\n"
     /* street */ "~address,street,street address,address line,street name,address1,postal street,addr,"
     "mail street,residential address,physical address,street and number,"
     "house number and street\n"
     /* street2 */ "address line 2,address2,street 2,suite,apartment,apt\n"
     /* city */ "city,town,city town,municipality,city name,address city,location city\n"
     /* state */ "state,state region,state province,province,county state,state prov,state name,?region,"
     "?county,address state\n"
     /* zip */ "zip,zip code,postal code,postcode,zip postal code,postal,zip postal\n"
     /* country */ "country,country region,country name,nation,country territory,address country,cntry,"
     "location country\n"
     /* country_code */ "country code,country region code,iso country code\n"
     /* time_zone */ "time zone,timezone,tz,local time zone\n"
     /* linkedin */ "linkedin,linkedin url,linkedin profile,linkedin profile url,linkedin link,linkedin page,"
     "linkedin address,li url,linkedin profile link,linkedin account,linkedin web address,"
     "linkedin handle,linkedin username\n"
     /* twitter */ "twitter,twitter handle,twitter username,twitter account,twitter id handle,x handle,"
     "x twitter handle,twitter profile,twitter x,twitter name,x username,twitter url,"
     "twitter screen name\n"
     /* whatsapp */ "whatsapp,whatsapp number,whatsapp phone number,whatsapp phone\n"
     /* lifecycle_stage */ "lifecycle stage,life cycle stage,lifecycle,customer lifecycle stage,lifecycle status,"
     "lifecycle phase,lc stage,contact lifecycle stage,contact stage,funnel stage\n"
     /* lead_status */ "lead status,status of lead,contact status,prospect status,sales status,lead state,?status,"
     "?lead stage,follow up status,working status\n"
     /* owner */ "contact owner,lead owner,owner,record owner,assigned to,sales rep,account executive,"
     "assigned user,owner id,sales owner,account manager,assigned owner,sales representative,"
     "responsible,assigned sales rep,person responsible,sales person,owned by,owner name\n"
     /* lead_source */ "lead source,original source,source of lead,acquisition source,contact source,"
     "original traffic source,traffic source,first source,original lead source,marketing source,"
     "inquiry source,lead origin,lead source type,lead channel,acquisition channel,?source,"
     "?origin,source channel,original source type\n"
     /* latest_source */ "latest source,latest traffic source,last source,most recent source,recent source,"
     "latest lead source\n"
     /* persona */ "persona,buyer persona,marketing persona,buying persona,persona type\n"
     /* buying_role */ "buying role,role in purchase,decision role,role in buying process,purchasing role\n"
     /* score */ "lead score,hubspot score,contact score,score,lead scoring,total score,lead scoring score,"
     "scoring,lead points\n"
     /* email_opt_out */ "unsubscribed from all email,opted out of email,email opt out,unsubscribed,opt out,"
     "do not email,unsubscribed from email,opted out,email unsubscribed,no email,"
     "opted out of all email,unsubscribe,unsubscribed all,marketing opt out,global unsubscribe,"
     "email address opted out\n"
     /* created */ "create date,created date,date created,created,record created,creation time,created time,"
     "date added,record created date,create time,date entered,lead created date,"
     "create datetime\n"
     /* modified */ "last modified date,last modified,modified date,last updated,last update,last changed,"
     "update date,date updated,updated,modified,change date,lead last modified date\n"
     /* last_activity */ "last activity date,last activity,last activity at\n"
     /* last_contacted */ "last contacted,last contacted date,last contact date,last contact,last touch date\n"
     /* next_activity */ "next activity date,next activity,next step date,next follow up,next follow up date\n"
     /* page_views */ "number of pageviews,page views,pageviews,page view count,total page views,pages viewed,"
     "web page views,website page views,page visits\n"
     /* sessions */ "number of sessions,number of visits,website visits,sessions,visit count,web visits,visits,"
     "session count\n"
     /* form_count */ "number of form submissions,form submissions,form submission count,forms submitted,"
     "number of forms submitted,form fills,total form submissions\n"
     /* last_form */ "last form submission,last form submission date,recent conversion date,"
     "last form submitted date,most recent form submission,last form fill,last form date,"
     "most recent conversion date,last submission date\n"
     /* first_conversion */ "first conversion date,first form submission,first form submission date\n"
     /* email_opens */ "marketing emails opened,emails opened,email opens,number of emails opened,total opens\n"
     /* email_clicks */ "marketing emails clicked,emails clicked,email clicks,number of emails clicked,"
     "total clicks\n"
     /* close_date */ "close date,closed date,closing date,expected close date,deal close date,close datetime\n"
     /* message */ "message,comments,inquiry,enquiry,comment\n"
     /* record_id */ "record id,hubspot id,contact id,vid,hubspot contact id,object id\n"
     /* company_id */ "associated company id,company id,primary associated company id\n"
     /* mrr */ "mrr,monthly recurring revenue,monthly revenue\n"
     /* arr */ "arr,annual recurring revenue\n"
     /* contract_start */ "contract start,contract start date,start of contract,subscription start,"
     "subscription start date,contract begin\n"
     /* contract_end */ "contract end,contract end date,end of contract,subscription end,subscription end date,"
     "contract expiry,contract expiration date,contract expiry date,contract expiration\n"
     /* renewal */ "renewal date,contract renewal date,subscription renewal date,next renewal date\n"
     /* plan */ "subscription plan,plan name,pricing plan,product plan,subscription tier,plan tier,"
     "current plan,?plan\n"
     /* vat_id */ "vat number,vat id,vat,tax id,tax number,vat registration number,"
     "tax identification number\n"
     /* invoice_number */ "invoice number,last invoice number\n"
     /* utm_source */ "utm source,utm source tag\n"
     /* utm_medium */ "utm medium,utm channel\n"
     /* utm_campaign */ "utm campaign,utm campaign name\n"
     /* first_page */ "first page seen,landing page,first page,first url,entry page,landing page url,"
     "first page visited,first landing page,first page url\n"
     /* last_page */ "last page seen,last page,last url,last page visited,last page url\n"
     /* gdpr_consent */ "gdpr consent,gdpr,data processing consent,privacy consent,consent to process data,"
     "data consent,gdpr opt in,gdpr ok,privacy policy accepted,data protection consent,"
     "privacy policy consent,gdpr agreed,gdpr consent given,?consent,?privacy\n"
     /* newsletter */ "newsletter subscriber,newsletter,newsletter subscribed,subscribed to newsletter,"
     "newsletter opt in,receives newsletter,newsletter consent,newsletter sign up,"
     "wants newsletter\n"
     /* budget */ "budget,project budget,available budget,estimated budget,budget amount,budget range,"
     "planned budget,expected budget\n"
     /* timeline */ "purchase timeline,purchase timeframe,buying timeline,timeline,timeframe,time frame,"
     "planned purchase,decision timeline,project timeline,implementation timeline,"
     "when planning to buy\n"
     /* account_name */ "name,company name,account name,company,organization,organisation,account,legal name\n"
     /* domain */ "domain,company domain,company domain name,website domain,domain name,email domain,"
     "web domain\n"
     /* market_segment */ "market segment,segment,company segment,customer segment,account segment,account tier,"
     "segmentation\n"
     /* region */ "region,sales region,territory,geo,geography,geographic region,world region,"
     "sales territory\n"
     /* deal_name */ "deal name,name,opportunity name,deal,title\n"
     /* deal_stage */ "deal stage,stage,opportunity stage,sales stage,pipeline stage,deal phase\n"
     /* pipeline */ "pipeline,sales pipeline,deal pipeline\n"
     /* amount */ "amount,deal amount,deal value,value,amount in company currency\n"
     /* is_won */ "is won,won,closed won\n"
     /* is_closed */ "is closed,closed,is deal closed\n"},
    {"German",
     /* email */ "mail adresse,elektronische adresse\n"
     /* first_name */ "vorname,rufname\n"
     /* last_name */ "?name,nachname,familienname,zuname\n"
     /* full_name */ "vor und nachname,vollstandiger name,voller name,ansprechpartner name,name des kontakts,"
     "kontaktname,?ansprechpartner,?kontaktperson\n"
     /* salutation */ "anrede,briefanrede\n"
     /* nickname */ "spitzname\n"
     /* gender */ "geschlecht\n"
     /* birth */ "geburtsdatum,geburtstag\n"
     /* marital_status */ "familienstand\n"
     /* academic_title */ "akademischer titel,akad titel,titel akademisch,akademischer grad\n"
     /* language */ "sprache,bevorzugte sprache,korrespondenzsprache,kommunikationssprache,kontaktsprache,"
     "muttersprache\n"
     /* company */ "kontoname,firma,unternehmen,firmenname,unternehmensname,arbeitgeber,betrieb,?gesellschaft,"
     "firmenbezeichnung\n"
     /* job_title */ "berufsbezeichnung,jobtitel,stellenbezeichnung,positionsbezeichnung,"
     "position im unternehmen,stellung,beruf,funktionsbezeichnung,berufliche position,?funktion,"
     "?titel,?tatigkeit,?stelle\n"
     /* job_function */ "abteilung,funktionsbereich,fachbereich,geschaftsbereich,unternehmensbereich,fachabteilung,"
     "bereich abteilung,tatigkeitsbereich,aufgabenbereich,berufliche funktion,jobfunktion,"
     "arbeitsbereich,?bereich,?funktion\n"
     /* seniority */ "hierarchieebene,karrierestufe,hierarchiestufe,fuhrungsebene,senioritat,managementebene,"
     "karrierelevel,berufserfahrungsstufe,dienstalter\n"
     /* industry */ "branche,industriezweig,wirtschaftszweig,industriesektor,branchenzugehorigkeit,industrie,"
     "unternehmensbranche,wirtschaftsbereich\n"
     /* revenue */ "jahresumsatz,umsatz pro jahr,jahrlicher umsatz,umsatz im jahr,"
     "jahresumsatz des unternehmens,?umsatz,umsatzklasse,umsatzgrosse,jahreserlos\n"
     /* employees */ "mitarbeiterzahl,anzahl mitarbeiter,unternehmensgrosse,anzahl der beschaftigten,"
     "mitarbeiteranzahl,firmengrosse,betriebsgrosse,beschaftigtenzahl,grosse des unternehmens,"
     "mitarbeitende,anzahl mitarbeitende,anzahl der mitarbeitenden,anzahl mitarbeiterinnen,"
     "?mitarbeiter,anzahl angestellte\n"
     /* website */ "webseite,internetseite,internetadresse,webadresse,website adresse,firmenwebsite,"
     "unternehmenswebsite,webseite url,webprasenz,homepage url\n"
     /* phone */ "telefon,telefonnummer,rufnummer,tel nr,festnetz,festnetznummer,telefonnr,durchwahl,"
     "telefon geschaftlich,telefon buro,geschaftliche telefonnummer,tel nummer,telefon arbeit,"
     "telefon dienstlich,telefon festnetz,geschaftstelefon,telefon direkt,"
     "telefonnummer geschaftlich\n"
     /* mobile */ "mobil,handy,mobiltelefon,mobilnummer,handynummer,mobiltelefonnummer,mobilfunknummer,"
     "mobilfunk,mobile nummer,mobilrufnummer,natel,handy nr,mobil nr,tel mobil\n"
     /* fax */ "telefax,faxnummer,faxnr\n"
     /* street */ "~adresse,strasse,~anschrift,postanschrift,strasse und hausnummer,strasse und hausnr,"
     "strasse nr,adresszeile 1,strassenadresse,postadresse,str,str nr,adresse strasse,"
     "wohnadresse,strassenanschrift\n"
     /* street2 */ "adresszusatz,adresszeile 2,anschrift 2\n"
     /* city */ "stadt,ort,wohnort,ortschaft,stadt ort,gemeinde,adresse ort,firmensitz stadt\n"
     /* state */ "bundesland,kanton,bundesland kanton,bundesland region,bundesstaat,bundesland provinz,"
     "land bundesland,bundesstaat region,?provinz\n"
     /* zip */ "plz,postleitzahl,plz nr\n"
     /* country */ "land,staat,land region,landername,wohnsitzland,adresse land,herkunftsland,"
     "firmensitz land\n"
     /* country_code */ "landercode,landerkurzel,landercode iso,landeskennzeichen\n"
     /* time_zone */ "zeitzone\n"
     /* linkedin */ "linkedin profil,linkedin adresse,linkedin seite,linkedin konto\n"
     /* twitter */ "twitter benutzername,twitter konto,twitter profil,twitter nutzername\n"
     /* whatsapp */ "whatsapp nummer,whatsapp telefonnummer\n"
     /* lifecycle_stage */ "lebenszyklusphase,kundenlebenszyklus,lebenszyklus,kundenlebenszyklusphase\n"
     /* lead_status */ "kontaktstatus,bearbeitungsstatus,akquisestatus,vertriebsstatus\n"
     /* owner */ "zustandige person,zugewiesener benutzer,zugeordneter benutzer,zustandiger benutzer,"
     "vertriebler,kontaktinhaber,zustandiger mitarbeiter,verantwortlicher,kontakt besitzer,"
     "zustandig,besitzer,betreuer,kundenbetreuer,vertriebsmitarbeiter,zugewiesen an,"
     "lead inhaber,verantwortlicher mitarbeiter,zustandiger vertriebsmitarbeiter,inhaber,"
     "kontaktverantwortlicher,bearbeiter,sachbearbeiter\n"
     /* lead_source */ "leadquelle,?herkunft,ursprungliche quelle,quelle des leads,kontaktquelle,"
     "herkunft des leads,leadherkunft,?quelle,akquisekanal,ursprungliche zugriffsquelle\n"
     /* latest_source */ "neueste quelle,letzte quelle,letzte leadquelle\n"
     /* persona */ "kaufertyp,kauferprofil,kundentyp persona,kaufer persona,zielperson\n"
     /* buying_role */ "kaufrolle,rolle im kaufprozess,rolle beim kauf,entscheidungsrolle,einkaufsrolle\n"
     /* score */ "lead bewertung,punktzahl,lead punktzahl\n"
     /* email_opt_out */ "abgemeldet,werbesperre,newsletter abgemeldet,mailsperre\n"
     /* created */ "erstelldatum,erstellungsdatum,angelegt am,anlagedatum,erfasst am,erstellt,eingangsdatum,"
     "erfassungsdatum,anlegedatum\n"
     /* modified */ "anderungsdatum,geandert,zuletzt geandert,letzte anderung,zuletzt bearbeitet,"
     "letztes anderungsdatum,zuletzt aktualisiert,letzte aktualisierung\n"
     /* last_activity */ "letzte aktivitat\n"
     /* last_contacted */ "zuletzt kontaktiert,letzter kontakt\n"
     /* next_activity */ "nachste aktivitat\n"
     /* page_views */ "seitenaufrufe,seitenansichten\n"
     /* sessions */ "besuche\n"
     /* form_count */ "formulareinsendungen\n"
     /* last_form */ "letzte formulareinsendung\n"
     "\n\n\n"  // none: first_conversion, email_opens, email_clicks
     /* close_date */ "abschlussdatum,geschlossen am,datum des abschlusses,abschluss am\n"
     /* message */ "nachricht,kommentar,anfrage\n"
     /* record_id */ "datensatz id,eintrags id\n"
     "\n"  // none: company_id
     /* mrr */ "monatlich wiederkehrender umsatz\n"
     /* arr */ "jahrlich wiederkehrender umsatz\n"
     /* contract_start */ "vertragsbeginn,vertragsstart,vertrag beginn,beginn des vertrags\n"
     /* contract_end */ "vertragsende,vertragsablauf,vertrag ende,ende des vertrags,vertragsenddatum,"
     "vertrag endet am,vertrag bis\n"
     /* renewal */ "verlangerungsdatum,vertragsverlangerung\n"
     /* plan */ "tarif,abo plan,abo modell,abonnement typ\n"
     /* vat_id */ "ust id,ust idnr,umsatzsteuer id,umsatzsteuer identifikationsnummer,steuernummer,"
     "uid nummer\n"
     /* invoice_number */ "rechnungsnummer,rechnungsnr\n"
     "\n\n\n"  // none: utm_source, utm_medium, utm_campaign
     /* first_page */ "einstiegsseite,zielseite,landingpage\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "dsgvo einwilligung liegt vor,dsgvo einwilligung erteilt,datenschutzeinwilligung,"
     "einwilligung datenschutz,einwilligung zur datenverarbeitung,datenschutz akzeptiert,"
     "datenschutzerklarung akzeptiert,datenschutz zugestimmt,zustimmung datenschutz,"
     "einwilligung datenverarbeitung,?datenschutz\n"
     /* newsletter */ "newsletter empfanger,erhalt newsletter,newsletter angemeldet,newsletteranmeldung,"
     "newsletter gewunscht,newsletterempfanger,newsletterabonnent\n"
     /* budget */ "budgetrahmen,budgetrahmen projekt,projektbudget,verfugbares budget,geplantes budget,"
     "investitionsbudget,budgethohe\n"
     /* timeline */ "kaufzeitpunkt,geplanter kaufzeitpunkt,kaufzeitraum,bedarfszeitraum,kaufhorizont,"
     "geplante beschaffung,geplante anschaffung,beschaffungszeitraum,anschaffungszeitpunkt,"
     "investitionszeitpunkt,zeithorizont,zeitrahmen,entscheidungszeitraum\n"
     /* account_name */ "firmenname,unternehmensname,firma,unternehmen\n"
     /* domain */ "unternehmensdomain\n"
     /* market_segment */ "marktsegment,kundensegment,kundengruppe\n"
     /* region */ "vertriebsregion,vertriebsgebiet,gebiet\n"
     /* deal_name */ "verkaufschance\n"
     /* deal_stage */ "phase,verkaufsphase\n"
     /* pipeline */ "vertriebspipeline\n"
     /* amount */ "betrag,dealwert,auftragswert,wert\n"
     /* is_won */ "gewonnen,ist geschlossen gewonnen\n"
     /* is_closed */ "geschlossen,abgeschlossen\n"},
    {"French",
     /* email */ "courriel,adresse de messagerie,adresse electronique,mel\n"
     /* first_name */ "prenom\n"
     /* last_name */ "nom de famille,patronyme,?nom\n"
     /* full_name */ "?nom,nom complet,nom et prenom,nom du contact\n"
     /* salutation */ "civilite,titre de civilite,formule d appel,?titre\n"
     "\n"  // none: nickname
     /* gender */ "sexe,?genre\n"
     /* birth */ "date de naissance,anniversaire date,ddn,?anniversaire\n"
     /* marital_status */ "situation familiale,etat civil\n"
     /* academic_title */ "titre universitaire\n"
     /* language */ "langue,langue de correspondance,langue parlee\n"
     /* company */ "nom du compte,entreprise,societe,raison sociale,employeur,organisme\n"
     /* job_title */ "poste,intitule du poste,titre du poste,poste occupe,profession,fonction occupee,"
     "titre professionnel,?fonction,?metier,titre d emploi,emploi occupe\n"
     /* job_function */ "service division,service departement,direction service,fonction professionnelle,"
     "domaine fonctionnel,departement de l entreprise,service de l entreprise,fonction du poste,"
     "domaine d activite professionnel,?departement,?service,?fonction\n"
     /* seniority */ "niveau hierarchique,seniorite,niveau de responsabilite,niveau d anciennete,"
     "niveau de seniorite,anciennete\n"
     /* industry */ "secteur,secteur d activite,domaine d activite,branche d activite,activite de l entreprise,"
     "?activite\n"
     /* revenue */ "chiffre d affaires,chiffre d affaires annuel,ca annuel,?ca\n"
     /* employees */ "effectif,nombre d employes,taille de l entreprise,effectifs,effectif de l entreprise,"
     "tranche d effectif,taille de la societe\n"
     /* website */ "site internet,url du site web,adresse du site web,adresse web\n"
     /* phone */ "tel fixe,telephone bureau,telephone professionnel,ligne directe,telephone travail,"
     "numero fixe,tel pro\n"
     /* mobile */ "portable,gsm,cellulaire\n"
     /* fax */ "telecopie,telecopieur\n"
     /* street */ "rue,adresse postale,adresse ligne 1,voie,numero et rue,adresse de l entreprise,"
     "nom de la rue\n"
     /* street2 */ "complement d adresse,adresse 2,adresse ligne 2\n"
     /* city */ "ville,commune,localite\n"
     /* state */ "etat region,etat province,departement region,?etat,departement geographique\n"
     /* zip */ "cp\n"
     /* country */ "pays,pays region\n"
     /* country_code */ "code pays,code pays iso\n"
     /* time_zone */ "fuseau horaire\n"
     /* linkedin */ "profil linkedin,url linkedin,lien linkedin,page linkedin,compte linkedin\n"
     /* twitter */ "compte twitter,pseudo twitter,identifiant twitter,pseudonyme twitter\n"
     "\n\n"  // none: whatsapp, lifecycle_stage
     /* lead_status */ "statut du lead,statut du prospect,etat du lead,statut du contact,?statut\n"
     /* owner */ "proprietaire,commercial responsable,commercial,?responsable\n"
     /* lead_source */ "source d origine,origine du lead,source du prospect,origine du contact,source initiale,"
     "?provenance,source de trafic initiale,origine prospect,?origine\n"
     "\n"  // none: latest_source
     /* persona */ "profil d acheteur,persona d acheteur\n"
     /* buying_role */ "role dans l achat,role dans la decision\n"
     /* score */ "note du lead\n"
     /* email_opt_out */ "desabonne,desinscrit,refus email,desinscription,opposition email\n"
     "\n\n\n"  // none: created, modified, last_activity
     /* last_contacted */ "dernier contact\n"
     /* next_activity */ "prochaine activite\n"
     "\n\n\n\n\n\n\n"  // none: page_views, sessions, form_count, last_form, first_conversion, email_opens,
     // email_clicks
     /* close_date */ "date de fermeture,date de cloture,date de conclusion\n"
     /* message */ "commentaire\n"
     /* record_id */ "id de l enregistrement\n"
     "\n"  // none: company_id
     /* mrr */ "revenu mensuel recurrent,revenus mensuels recurrents\n"
     /* arr */ "revenu annuel recurrent,revenus annuels recurrents\n"
     /* contract_start */ "debut du contrat\n"
     /* contract_end */ "fin du contrat\n"
     /* renewal */ "date de renouvellement\n"
     /* plan */ "formule,offre souscrite,type d abonnement\n"
     /* vat_id */ "numero de tva,tva intracommunautaire,numero tva intracommunautaire\n"
     /* invoice_number */ "numero de facture\n"
     "\n\n\n"  // none: utm_source, utm_medium, utm_campaign
     /* first_page */ "page d entree,page d atterrissage,page de destination\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "consentement au traitement des donnees,consentement donnees personnelles,accord rgpd,"
     "acceptation rgpd,politique de confidentialite acceptee\n"
     /* newsletter */ "recoit la newsletter,abonne a la newsletter\n"
     /* budget */ "budget disponible,budget prevu,budget estime,budget projet,enveloppe budgetaire\n"
     /* timeline */ "echeance projet,achat prevu\n"
     /* account_name */ "entreprise,societe,raison sociale,nom\n"
     /* domain */ "nom de domaine,domaine\n"
     /* market_segment */ "segment de marche,segment client\n"
     /* region */ "region commerciale,territoire\n"
     /* deal_name */ "nom de l opportunite,nom\n"
     /* deal_stage */ "etape\n"
     "\n"  // none: pipeline
     /* amount */ "montant,valeur\n"
     /* is_won */ "gagne\n"
     /* is_closed */ "ferme,cloture\n"},
    {"Spanish",
     /* email */ "correo,correo electronico,direccion de correo,direccion de correo electronico\n"
     /* first_name */ "primer nombre,nombre de pila,nombre s\n"
     /* last_name */ "apellido,apellidos,primer apellido\n"
     /* full_name */ "?nombre,nombre completo,nombre y apellidos,nombre y apellido,nombre del contacto\n"
     /* salutation */ "tratamiento,saludo,titulo de cortesia\n"
     "\n"  // none: nickname
     /* gender */ "sexo,?genero\n"
     /* birth */ "fecha de nacimiento,?cumpleanos\n"
     /* marital_status */ "estado civil\n"
     /* academic_title */ "titulo academico\n"
     /* language */ "idioma,lengua,idioma de preferencia\n"
     /* company */ "nombre de la cuenta,empresa,nombre de la empresa,compania,razon social,"
     "nombre de la compania,organizacion\n"
     /* job_title */ "cargo,puesto,puesto de trabajo,titulo del puesto,cargo laboral,nombre del puesto,"
     "cargo en la empresa,ocupacion,titulo del trabajo,?posicion,?titulo\n"
     /* job_function */ "departamento,area de trabajo,area funcional,funcion laboral,funcion del puesto,"
     "funcion profesional,area departamento,?area,?funcion\n"
     /* seniority */ "nivel jerarquico,antiguedad,nivel de antiguedad,nivel de cargo,nivel profesional,"
     "nivel de puesto\n"
     /* industry */ "industria,sector industrial,sector de actividad,rubro,sector,giro,industria de la empresa,"
     "sector de la empresa,giro de la empresa,actividad economica\n"
     /* revenue */ "volumen de negocio,ventas anuales,?facturacion,?ingresos\n"
     /* employees */ "tamano de la empresa,empleados\n"
     /* website */ "sitio web,url del sitio web,web de la empresa,direccion web,sitio de internet\n"
     /* phone */ "telefono,telefono de contacto,telefono fijo,telefono oficina,telefono de trabajo,"
     "numero telefonico,fono\n"
     /* mobile */ "movil\n"
     "\n"  // none: fax
     /* street */ "~direccion,~domicilio,calle,direccion postal,calle y numero,linea de direccion 1,"
     "direccion fisica,~direccion completa\n"
     /* street2 */ "direccion 2,linea de direccion 2\n"
     /* city */ "ciudad,localidad,poblacion,municipio,ciudad de residencia\n"
     /* state */ "provincia,estado provincia,estado o region,comunidad autonoma,entidad federativa,?estado\n"
     /* zip */ "codigo postal\n"
     /* country */ "pais,pais region,pais de residencia,pais o region\n"
     /* country_code */ "codigo de pais\n"
     /* time_zone */ "zona horaria,huso horario,uso horario\n"
     "\n\n\n\n"  // none: linkedin, twitter, whatsapp, lifecycle_stage
     /* lead_status */ "estado del lead,estado del prospecto,estatus del lead,estado del contacto,?estado,"
     "?estatus\n"
     /* owner */ "usuario responsable,propietario,ejecutivo asignado,vendedor,asesor comercial,"
     "asesor asignado,vendedor asignado,ejecutivo comercial,comercial asignado\n"
     /* lead_source */ "origen del lead,fuente del lead,fuente de prospecto,origen del contacto,fuente de origen,"
     "canal de adquisicion,fuente original de trafico,?procedencia,fuente de contacto,?origen,"
     "?fuente\n"
     "\n"  // none: latest_source
     /* persona */ "perfil de comprador,persona compradora\n"
     /* buying_role */ "rol de compra\n"
     /* score */ "puntuacion del lead,puntaje,puntuacion,calificacion del lead,puntaje del lead\n"
     "\n\n\n\n"  // none: email_opt_out, created, modified, last_activity
     /* last_contacted */ "ultimo contacto\n"
     /* next_activity */ "proxima actividad\n"
     "\n\n\n\n\n"  // none: page_views, sessions, form_count, last_form, first_conversion
     /* email_opens */ "correos abiertos\n"
     "\n"  // none: email_clicks
     /* close_date */ "fecha de cierre\n"
     /* message */ "mensaje,comentarios\n"
     /* record_id */ "id de registro\n"
     "\n"  // none: company_id
     /* mrr */ "ingreso recurrente mensual,ingresos recurrentes mensuales\n"
     /* arr */ "ingreso recurrente anual,ingresos recurrentes anuales\n"
     /* contract_start */ "inicio de contrato\n"
     /* contract_end */ "vencimiento del contrato\n"
     /* renewal */ "fecha de renovacion\n"
     /* plan */ "plan contratado\n"
     /* vat_id */ "nif,cif,rfc,nit,numero de iva,identificacion fiscal\n"
     /* invoice_number */ "numero de factura\n"
     "\n\n\n"  // none: utm_source, utm_medium, utm_campaign
     /* first_page */ "pagina de entrada,pagina de aterrizaje\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "consentimiento de datos,consentimiento tratamiento de datos,proteccion de datos,"
     "acepta politica de privacidad,politica de privacidad aceptada,acepta rgpd\n"
     /* newsletter */ "recibe newsletter,recibir boletin\n"
     /* budget */ "?presupuesto,presupuesto estimado,presupuesto del proyecto\n"
     /* timeline */ "compra prevista\n"
     /* account_name */ "empresa,razon social,nombre\n"
     /* domain */ "dominio,nombre de dominio\n"
     /* market_segment */ "segmento de mercado,segmento,segmento de cliente\n"
     /* region */ "territorio,zona\n"
     /* deal_name */ "nombre\n"
     /* deal_stage */ "etapa,fase\n"
     /* pipeline */ "embudo\n"
     /* amount */ "valor,importe,monto,cantidad\n"
     /* is_won */ "ganado,es cerrado ganado\n"
     /* is_closed */ "cerrado,esta cerrado\n"},
    {"Italian",
     /* email */ "indirizzo email,posta elettronica,indirizzo di posta elettronica\n"
     /* first_name */ "nome di battesimo,?nome\n"
     /* last_name */ "cognome\n"
     /* full_name */ "?nominativo,?nome,nome completo,nome e cognome,nome del contatto\n"
     /* salutation */ "formula di saluto,saluto,titolo di cortesia,appellativo,?titolo\n"
     "\n"  // none: nickname
     /* gender */ "sesso,?genere\n"
     /* birth */ "data di nascita,?compleanno\n"
     /* marital_status */ "stato civile\n"
     /* academic_title */ "titolo accademico,titolo di studio\n"
     /* language */ "lingua,lingua di preferenza\n"
     /* company */ "azienda,societa,ragione sociale,nome della societa,ditta,impresa\n"
     /* job_title */ "qualifica,posizione lavorativa,titolo professionale,ruolo aziendale,mansione,posizione,"
     "incarico,professione,titolo di lavoro,qualifica professionale,?ruolo,ruolo in azienda\n"
     /* job_function */ "reparto,funzione aziendale,dipartimento,area aziendale,ufficio reparto,"
     "funzione lavorativa,?funzione\n"
     /* seniority */ "livello gerarchico,anzianita,livello di anzianita,livello di seniority,"
     "livello di responsabilita,inquadramento\n"
     /* industry */ "settore,settore di attivita,settore industriale,settore merceologico,settore aziendale\n"
     /* revenue */ "fatturato,fatturato annuo,entrate annuali,ricavo annuo\n"
     /* employees */ "numero impiegati,addetti,dipendenti,dimensione azienda,dimensioni azienda,"
     "dimensione aziendale\n"
     /* website */ "sito web,sito internet,sito aziendale,url del sito web,sito,sito web aziendale\n"
     /* phone */ "telefono fisso,recapito telefonico,telefono ufficio,telefono aziendale\n"
     /* mobile */ "cellulare\n"
     "\n"  // none: fax
     /* street */ "~indirizzo,via,indirizzo postale,via e numero civico,indirizzo stradale\n"
     /* street2 */ "indirizzo 2\n"
     /* city */ "citta,localita\n"
     /* state */ "stato provincia,regione provincia,stato regione,?stato,?regione\n"
     /* zip */ "cap,codice postale,codice di avviamento postale\n"
     /* country */ "paese,nazione,paese regione,paese area geografica,stato nazione,paese di residenza,"
     "paese o regione\n"
     /* country_code */ "codice paese\n"
     /* time_zone */ "fuso orario\n"
     /* linkedin */ "profilo linkedin,pagina linkedin\n"
     "\n\n\n"  // none: twitter, whatsapp, lifecycle_stage
     /* lead_status */ "stato del lead,stato del contatto,?stato,stato lavorazione,stato di lavorazione lead\n"
     /* owner */ "responsabile commerciale,proprietario,agente commerciale,?responsabile,?commerciale\n"
     /* lead_source */ "fonte lead,origine del contatto,?provenienza,fonte di acquisizione,sorgente lead,"
     "fonte contatto,?fonte,canale di acquisizione\n"
     "\n"  // none: latest_source
     /* persona */ "profilo acquirente,persona acquirente\n"
     /* buying_role */ "ruolo d acquisto,ruolo nell acquisto\n"
     /* score */ "punteggio lead,punteggio\n"
     /* email_opt_out */ "blocca email,iscrizione annullata,disiscritto,rifiuto email\n"
     /* created */ "orario creazione\n"
     /* modified */ "orario modifica\n"
     "\n"  // none: last_activity
     /* last_contacted */ "ultimo contatto\n"
     /* next_activity */ "prossima attivita\n"
     /* page_views */ "pagine viste\n"
     "\n\n\n\n\n\n"  // none: sessions, form_count, last_form, first_conversion, email_opens, email_clicks
     /* close_date */ "data di chiusura\n"
     /* message */ "messaggio,commenti\n"
     "\n\n"  // none: record_id, company_id
     /* mrr */ "ricavi ricorrenti mensili\n"
     "\n"  // none: arr
     /* contract_start */ "inizio contratto,data inizio contratto\n"
     /* contract_end */ "fine contratto,data fine contratto,scadenza contratto\n"
     /* renewal */ "data di rinnovo\n"
     /* plan */ "piano di abbonamento\n"
     /* vat_id */ "partita iva,p iva,codice fiscale\n"
     /* invoice_number */ "numero fattura,numero ultima fattura\n"
     "\n\n\n"  // none: utm_source, utm_medium, utm_campaign
     /* first_page */ "pagina di ingresso,pagina di destinazione\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "consenso trattamento dati,consenso al trattamento dei dati,privacy accettata,"
     "consenso al trattamento dei dati personali,informativa privacy accettata\n"
     /* newsletter */ "riceve newsletter\n"
     /* budget */ "budget previsto,budget stimato,budget progetto\n"
     /* timeline */ "tempi di acquisto,acquisto previsto\n"
     /* account_name */ "azienda,ragione sociale,nome\n"
     /* domain */ "nome di dominio,dominio aziendale\n"
     /* market_segment */ "segmento di mercato\n"
     /* region */ "regione\n"
     /* deal_name */ "nome offerta,nome\n"
     /* deal_stage */ "fase offerta\n"
     "\n"  // none: pipeline
     /* amount */ "importo,valore,importo offerta\n"
     /* is_won */ "vinto\n"
     /* is_closed */ "chiuso\n"},
    {"Portuguese",
     /* email */ "endereco de email,correio eletronico\n"
     /* first_name */ "nome proprio\n"
     /* last_name */ "sobrenome,nome de familia\n"
     /* full_name */ "nome e sobrenome,nome do contacto\n"
     /* salutation */ "saudacao,tratamento,pronome de tratamento,forma de tratamento\n"
     "\n\n"  // none: nickname, gender
     /* birth */ "data de nascimento,data do aniversario,?aniversario\n"
     "\n\n\n"  // none: marital_status, academic_title, language
     /* company */ "nome da conta,nome de conta,nome da empresa,razao social,companhia,organizacao\n"
     /* job_title */ "cargo na empresa,titulo do cargo,titulo profissional,profissao,ocupacao,?posicao\n"
     /* job_function */ "area de atuacao,funcao profissional,setor departamento,?funcao\n"
     /* seniority */ "senioridade,nivel hierarquico,nivel de senioridade,nivel de responsabilidade\n"
     /* industry */ "setor,ramo de atividade,segmento de atuacao,setor de atuacao,ramo,setor da empresa,"
     "ramo de atuacao,setor de atividade\n"
     /* revenue */ "volume de negocios,faturacao anual,?faturamento,?receita\n"
     /* employees */ "tamanho da empresa,numero de empregados,funcionarios,porte da empresa\n"
     /* website */ "site da empresa,endereco do site,website da empresa\n"
     /* phone */ "telefone,telefone fixo,telefone comercial,telefone de contato,fone,telefone para contato\n"
     /* mobile */ "telemovel,telefone movel,numero de telefone movel\n"
     "\n"  // none: fax
     /* street */ "~endereco,rua,~morada,logradouro,endereco postal,morada postal,rua e numero,"
     "~endereco completo\n"
     /* street2 */ "complemento,endereco 2\n"
     /* city */ "cidade,localidade,cidade de residencia\n"
     /* state */ "estado regiao,uf,distrito,estado uf,?regiao\n"
     /* zip */ "cep,codigo de enderecamento postal\n"
     /* country */ "pais regiao\n"
     "\n"  // none: country_code
     /* time_zone */ "fuso horario\n"
     "\n\n\n\n"  // none: linkedin, twitter, whatsapp, lifecycle_stage
     /* lead_status */ "situacao do lead,status do contato,?situacao\n"
     /* owner */ "usuario responsavel,vendedor responsavel,responsavel comercial,?responsavel\n"
     /* lead_source */ "origem do lead,origem do contato,origem do contacto,fonte de trafego original,"
     "origem original,canal de aquisicao,?origem\n"
     "\n"  // none: latest_source
     /* persona */ "persona do comprador\n"
     /* buying_role */ "funcao de compra,papel na compra\n"
     /* score */ "pontuacao do lead,pontuacao\n"
     /* email_opt_out */ "descadastrado,inscricao cancelada\n"
     /* created */ "criado em\n"
     /* modified */ "modificado em,atualizado em,ultima alteracao\n"
     "\n\n\n"  // none: last_activity, last_contacted, next_activity
     /* page_views */ "paginas visualizadas\n"
     "\n\n\n\n\n\n"  // none: sessions, form_count, last_form, first_conversion, email_opens, email_clicks
     /* close_date */ "data de fechamento,data de fecho\n"
     /* message */ "mensagem\n"
     "\n\n"  // none: record_id, company_id
     /* mrr */ "receita recorrente mensal\n"
     "\n\n"  // none: arr, contract_start
     /* contract_end */ "fim do contrato\n"
     /* renewal */ "data de renovacao\n"
     /* plan */ "plano de assinatura,?plano\n"
     /* vat_id */ "cnpj,numero de contribuinte\n"
     "\n\n\n\n"  // none: invoice_number, utm_source, utm_medium, utm_campaign
     /* first_page */ "pagina de destino\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "consentimento de dados,consentimento tratamento de dados,"
     "consentimento para tratamento de dados,politica de privacidade aceita\n"
     /* newsletter */ "recebe newsletter\n"
     /* budget */ "?orcamento,orcamento disponivel,verba,verba disponivel\n"
     /* timeline */ "previsao de compra,previsao de contratacao,prazo de decisao\n"
     /* account_name */ "nome da empresa,razao social\n"
     /* domain */ "dominio da empresa\n"
     "\n"  // none: market_segment
     /* region */ "regiao\n"
     "\n\n"  // none: deal_name, deal_stage
     /* pipeline */ "funil\n"
     /* amount */ "quantia,montante\n"
     /* is_won */ "ganho\n"
     /* is_closed */ "fechado\n"},
    {"Dutch",
     "\n"  // none: email
     /* first_name */ "voornaam\n"
     /* last_name */ "achternaam,familienaam\n"
     /* full_name */ "volledige naam,naam contactpersoon,voor en achternaam,?naam\n"
     /* salutation */ "aanhef,aanspreekvorm,aanspreking\n"
     /* nickname */ "roepnaam\n"
     /* gender */ "geslacht\n"
     /* birth */ "geboortedatum,verjaardag\n"
     /* marital_status */ "burgerlijke staat\n"
     /* academic_title */ "academische titel\n"
     /* language */ "taal,voorkeurstaal,taalvoorkeur\n"
     /* company */ "accountnaam,bedrijf,bedrijfsnaam,naam bedrijf,organisatie,naam organisatie,onderneming,"
     "werkgever,firmanaam\n"
     /* job_title */ "functietitel,functienaam,functieomschrijving,beroep,functiebenaming,?functie,?positie\n"
     /* job_function */ "afdeling,functiegebied,vakgebied,functiecategorie\n"
     /* seniority */ "senioriteit,functieniveau,hierarchisch niveau,senioriteitsniveau\n"
     /* industry */ "bedrijfstak,bedrijfssector\n"
     /* revenue */ "jaaromzet,jaarlijkse omzet,?omzet\n"
     /* employees */ "aantal medewerkers,aantal werknemers,bedrijfsgrootte,bedrijfsomvang,medewerkers,"
     "grootte van bedrijf\n"
     /* website */ "website bedrijf,bedrijfswebsite\n"
     /* phone */ "vast nummer,vaste telefoon,telefoon werk,zakelijk telefoonnummer,telefoon vast,"
     "telefoon zakelijk,werktelefoon\n"
     /* mobile */ "mobiel,mobiele telefoon,mobiel nummer,gsm nummer,mobiele telefoonnummer,"
     "mobiel telefoonnummer,mobiele nummer,telefoon mobiel\n"
     "\n"  // none: fax
     /* street */ "straat,straatnaam,straat en huisnummer,adresregel 1,adres straat,straat en nummer\n"
     /* street2 */ "adresregel 2\n"
     /* city */ "plaats,stad,woonplaats,plaatsnaam,vestigingsplaats,gemeente\n"
     /* state */ "provincie,staat provincie,staat regio,provincie regio,?regio,?staat\n"
     /* zip */ "postkode\n"
     /* country */ "land regio\n"
     /* country_code */ "landcode\n"
     /* time_zone */ "tijdzone\n"
     /* linkedin */ "linkedin profiel\n"
     /* twitter */ "twitter gebruikersnaam,twitternaam\n"
     "\n"  // none: whatsapp
     /* lifecycle_stage */ "levenscyclusfase,lifecycle fase\n"
     "\n"  // none: lead_status
     /* owner */ "toegewezen gebruiker,verantwoordelijke gebruiker,contacteigenaar,eigenaar,toegewezen aan,"
     "contactpersoon eigenaar,verantwoordelijke\n"
     /* lead_source */ "leadbron,oorspronkelijke bron,bron van lead,?herkomst,oorspronkelijke verkeersbron,?bron\n"
     /* latest_source */ "laatste bron\n"
     /* persona */ "koperspersona\n"
     /* buying_role */ "koopersrol,inkooprol\n"
     /* score */ "scorepunten\n"
     /* email_opt_out */ "uitgeschreven,afgemeld,geen mailing\n"
     /* created */ "aanmaakdatum,gemaakt op,datum aangemaakt,aangemaakt op,creatiedatum,maakdatum\n"
     /* modified */ "laatst gewijzigd,wijzigingsdatum,gewijzigd op,laatst bijgewerkt,laatste wijzigingsdatum\n"
     /* last_activity */ "laatste activiteit,laatste activiteitsdatum\n"
     /* last_contacted */ "laatst gecontacteerd,laatste contact,laatste contactmoment\n"
     /* next_activity */ "volgende activiteit\n"
     /* page_views */ "paginaweergaven,aantal paginaweergaven,bekeken paginas\n"
     /* sessions */ "aantal sessies\n"
     /* form_count */ "aantal formulierinzendingen\n"
     /* last_form */ "laatste formulierinzending\n"
     "\n\n\n"  // none: first_conversion, email_opens, email_clicks
     /* close_date */ "sluitingsdatum,sluitdatum,afsluitdatum\n"
     /* message */ "bericht,opmerkingen\n"
     "\n\n\n\n"  // none: record_id, company_id, mrr, arr
     /* contract_start */ "startdatum contract,begindatum contract\n"
     /* contract_end */ "einddatum contract\n"
     /* renewal */ "verlengingsdatum\n"
     /* plan */ "abonnement\n"
     /* vat_id */ "btw nummer\n"
     /* invoice_number */ "factuurnummer\n"
     "\n\n\n"  // none: utm_source, utm_medium, utm_campaign
     /* first_page */ "landingspagina\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "toestemming gegevensverwerking,akkoord privacyverklaring,privacyverklaring geaccepteerd,"
     "privacy akkoord\n"
     /* newsletter */ "ontvangt nieuwsbrief,ingeschreven voor nieuwsbrief\n"
     /* budget */ "beschikbaar budget,geschat budget,projectbudget\n"
     /* timeline */ "aankooptermijn,aankoophorizon,aanschaftermijn,aankoopmoment,beslistermijn,"
     "geplande aankoop\n"
     /* account_name */ "bedrijfsnaam,bedrijf,naam\n"
     /* domain */ "domein,domeinnaam\n"
     "\n"  // none: market_segment
     /* region */ "regio,verkoopregio\n"
     /* deal_name */ "dealnaam,naam\n"
     /* deal_stage */ "dealfase\n"
     "\n"  // none: pipeline
     /* amount */ "bedrag,waarde\n"},
    {"Polish",
     /* email */ "poczta elektroniczna\n"
     /* first_name */ "imie\n"
     /* last_name */ "nazwisko\n"
     /* full_name */ "imie i nazwisko,pelna nazwa\n"
     /* salutation */ "zwrot grzecznosciowy,forma grzecznosciowa,tytul grzecznosciowy\n"
     "\n"  // none: nickname
     /* gender */ "plec\n"
     /* birth */ "data urodzenia,urodziny\n"
     /* marital_status */ "stan cywilny\n"
     /* academic_title */ "tytul naukowy,stopien naukowy\n"
     /* language */ "jezyk,jezyk komunikacji,jezyk korespondencji\n"
     /* company */ "nazwa konta,przedsiebiorstwo,organizacja,nazwa organizacji\n"
     /* job_title */ "stanowisko,nazwa stanowiska,tytul zawodowy,stanowisko pracy,zawod\n"
     /* job_function */ "dzial,departament,obszar zawodowy,funkcja w firmie,?funkcja\n"
     /* seniority */ "szczebel,poziom stanowiska,poziom w hierarchii,staz pracy,szczebel stanowiska\n"
     /* industry */ "branza,sektor,przemysl,branza firmy\n"
     /* revenue */ "roczny obrot,?przychody,?obroty\n"
     /* employees */ "wielkosc firmy,ilosc pracownikow,wielkosc zatrudnienia,zatrudnienie\n"
     /* website */ "strona internetowa,strona www,adres www,witryna internetowa,adres strony internetowej,"
     "adres url witryny,?www,witryna\n"
     /* phone */ "telefon stacjonarny,telefon sluzbowy\n"
     /* mobile */ "komorka,numer telefonu komorkowego,numer komorki\n"
     /* fax */ "numer faksu,faks\n"
     /* street */ "ulica,adres pocztowy,ulica i numer,adres ulicy,ulica nr domu,ulica nr domu lokalu\n"
     "\n"  // none: street2
     /* city */ "miasto,miejscowosc\n"
     /* state */ "wojewodztwo,stan region,stan wojewodztwo,wojewodztwo region,?stan\n"
     /* zip */ "kod pocztowy,kod poczt\n"
     /* country */ "kraj,panstwo,kraj region\n"
     /* country_code */ "kod kraju\n"
     /* time_zone */ "strefa czasowa\n"
     "\n\n\n\n"  // none: linkedin, twitter, whatsapp, lifecycle_stage
     /* lead_status */ "status leada,status leadu,status potencjalnego klienta,stan leada\n"
     /* owner */ "wlasciciel kontaktu,wlasciciel,opiekun,opiekun klienta,opiekun handlowy,handlowiec\n"
     /* lead_source */ "zrodlo leada,zrodlo pozyskania,zrodlo kontaktu,zrodlo leadu,pierwotne zrodlo ruchu,"
     "zrodlo pochodzenia,?zrodlo\n"
     /* latest_source */ "najnowsze zrodlo\n"
     /* persona */ "persona kupujacego,persona nabywcy,persona zakupowa\n"
     "\n"  // none: buying_role
     /* score */ "ocena leada,punktacja leada,wynik leada,punktacja,scoring leada\n"
     /* email_opt_out */ "wypisany\n"
     /* created */ "utworzono,data dodania,data stworzenia\n"
     /* modified */ "ostatnia modyfikacja,zmodyfikowano,ostatnio zmodyfikowano,data aktualizacji\n"
     "\n"  // none: last_activity
     /* last_contacted */ "ostatni kontakt\n"
     "\n"  // none: next_activity
     /* page_views */ "liczba odslon,odslony,wyswietlenia strony\n"
     /* sessions */ "liczba sesji\n"
     "\n\n\n\n\n"  // none: form_count, last_form, first_conversion, email_opens, email_clicks
     /* close_date */ "data zamkniecia\n"
     /* message */ "wiadomosc\n"
     "\n\n"  // none: record_id, company_id
     /* mrr */ "abonament miesieczny\n"
     "\n"  // none: arr
     /* contract_start */ "poczatek umowy,data rozpoczecia umowy\n"
     /* contract_end */ "koniec umowy,data zakonczenia umowy\n"
     /* renewal */ "data odnowienia\n"
     "\n"  // none: plan
     /* vat_id */ "nip,numer nip\n"
     /* invoice_number */ "numer faktury\n"
     "\n\n\n"  // none: utm_source, utm_medium, utm_campaign
     /* first_page */ "strona docelowa,strona wejscia\n"
     "\n"  // none: last_page
     /* gdpr_consent */ "zgoda na przetwarzanie danych,zgoda na przetwarzanie danych osobowych,"
     "przetwarzanie danych\n"
     "\n"  // none: newsletter
     /* budget */ "dostepny budzet,planowany budzet,budzet projektu\n"
     /* timeline */ "termin zakupu,planowany zakup,planowany termin zakupu\n"
     /* account_name */ "nazwa\n"
     /* domain */ "domena,nazwa domeny\n"
     /* market_segment */ "segment rynku\n"
     "\n"  // none: region
     /* deal_name */ "nazwa transakcji,nazwa\n"
     /* deal_stage */ "etap transakcji,etap\n"
     "\n"  // none: pipeline
     /* amount */ "kwota,wartosc\n"},
    {"Swedish",
     /* email */ "epost,epostadress,mejladress,mejl\n"
     /* first_name */ "fornamn\n"
     /* last_name */ "efternamn\n"
     /* full_name */ "fullstandigt namn,for och efternamn,?namn\n"
     /* salutation */ "tilltal,halsningsfras,tilltalsnamn titel\n"
     /* nickname */ "smeknamn\n"
     /* gender */ "kon\n"
     /* birth */ "fodelsedatum,fodelsedag\n"
     /* marital_status */ "civilstand\n"
     "\n"  // none: academic_title
     /* language */ "sprak,onskat sprak,foredraget sprak,spraket,kontaktsprak,kommunikationssprak\n"
     /* company */ "kontonamn,foretag,foretagsnamn,bolag,foretagets namn,arbetsgivare\n"
     /* job_title */ "befattning,yrkestitel,arbetstitel,yrke,?roll\n"
     /* job_function */ "avdelning,arbetsfunktion,funktionsomrade\n"
     /* seniority */ "senioritet,senioritetsniva,chefsniva,befattningsniva\n"
     /* industry */ "bransch,industri,branschtyp\n"
     /* revenue */ "arlig intakt,arsomsattning,arlig omsattning,arsintakt,omsattning,arliga intakter\n"
     /* employees */ "antal anstallda,foretagsstorlek,antal medarbetare,anstallda\n"
     /* website */ "webbplats,hemsida,webbsida,webbplatsens url,url till webbplats,url for webbplats\n"
     /* phone */ "telefon arbete,arbetstelefon,fast telefon\n"
     "\n\n"  // none: mobile, fax
     /* street */ "gatuadress,gata,~postadress,adressrad 1,~besoksadress\n"
     /* street2 */ "adressrad 2,c o adress\n"
     /* city */ "postort\n"
     /* state */ "lan,delstat,lan region,delstat region,landskap,stat region,delstat lan\n"
     /* zip */ "postnummer,postnr\n"
     "\n"  // none: country
     /* country_code */ "landskod\n"
     /* time_zone */ "tidszon\n"
     "\n"  // none: linkedin
     /* twitter */ "twitteranvandarnamn\n"
     "\n"  // none: whatsapp
     /* lifecycle_stage */ "livscykelfas,livscykelstadium,livscykel,livscykelsteg\n"
     /* lead_status */ "status for lead,leadets status\n"
     /* owner */ "tilldelad anvandare,tilldelad till,kontaktagare,agare,ansvarig,kontaktens agare,saljare,"
     "tilldelad,kontaktansvarig,ansvarig saljare\n"
     /* lead_source */ "leadkalla,ursprunglig kalla,ursprunglig trafikkalla,kontaktkalla,?kalla,kalla till lead\n"
     /* latest_source */ "senaste kalla\n"
     /* persona */ "koparpersona\n"
     "\n"  // none: buying_role
     /* score */ "leadpoang,poang\n"
     /* email_opt_out */ "inga utskick,avregistrerad,avanmald,avprenumererad\n"
     /* created */ "skapad,skapandedatum,skapad datum,skapat datum,skapelsedatum\n"
     /* modified */ "senast andrad,senast uppdaterad,andringsdatum,andrad,senast modifierad\n"
     /* last_activity */ "senaste aktivitet,senaste aktivitetsdatum\n"
     /* last_contacted */ "senast kontaktad,senaste kontakt\n"
     "\n"  // none: next_activity
     /* page_views */ "sidvisningar,antal sidvisningar\n"
     /* sessions */ "antal sessioner\n"
     "\n\n\n\n\n"  // none: form_count, last_form, first_conversion, email_opens, email_clicks
     /* close_date */ "slutdatum,avslutsdatum\n"
     /* message */ "meddelande\n"
     "\n\n"  // none: record_id, company_id
     /* mrr */ "aterkommande manadsintakt\n"
     "\n"  // none: arr
     /* contract_start */ "avtalsstart,avtalets startdatum,avtal startdatum\n"
     /* contract_end */ "avtalsslut,avtalets slutdatum,avtal slutdatum\n"
     /* renewal */ "fornyelsedatum\n"
     "\n"  // none: plan
     /* vat_id */ "momsregistreringsnummer\n"
     /* invoice_number */ "fakturanummer,fakturanr,senaste fakturanr\n"
     "\n\n\n\n\n"  // none: utm_source, utm_medium, utm_campaign, first_page, last_page
     /* gdpr_consent */ "samtycke till personuppgiftsbehandling,personuppgiftssamtycke,"
     "samtycke till databehandling,samtycke personuppgifter\n"
     /* newsletter */ "prenumererar pa nyhetsbrev\n"
     /* budget */ "tillganglig budget,projektbudget\n"
     /* timeline */ "kophorisont,inkopshorisont,planerat kop\n"
     /* account_name */ "foretagsnamn,foretag,namn\n"
     /* domain */ "doman,domannamn,foretagets domannamn\n"
     /* market_segment */ "marknadssegment,kundsegment\n"
     "\n"  // none: region
     /* deal_name */ "affarsnamn,namn\n"
     /* deal_stage */ "affarsfas,fas\n"
     "\n"  // none: pipeline
     /* amount */ "belopp,varde\n"},
    {"Danish or Norwegian",
     /* email */ "epostadresse\n"
     /* first_name */ "fornavn\n"
     /* last_name */ "efternavn,etternavn\n"
     /* full_name */ "fulde navn,fuldt navn,for og efternavn,fullt navn,?navn\n"
     /* salutation */ "titulering,tiltaleform,hilsen,tiltale\n"
     "\n"  // none: nickname
     /* gender */ "kjonn\n"
     /* birth */ "fodselsdato,fodselsdag\n"
     /* marital_status */ "civilstatus\n"
     "\n"  // none: academic_title
     /* language */ "sprog,foretrukket sprog,foretrukne sprog,foretrukket sprak\n"
     /* company */ "kontonavn,virksomhed,virksomhedsnavn,firmanavn,bedrift,bedriftsnavn,selskap,"
     "navn pa virksomhed\n"
     /* job_title */ "stilling,stillingsbetegnelse,stillingstittel\n"
     /* job_function */ "avdeling,stillingsfunksjon\n"
     /* seniority */ "anciennitet,ledelsesniveau,stillingsniveau,ansiennitet\n"
     /* industry */ "bransje\n"
     /* revenue */ "arlig omsetning,arsomsetning,arlig inntekt,arlige indtaegter,arlige inntekter\n"
     /* employees */ "antal ansatte,virksomhedsstorrelse,antal medarbejdere,ansatte,bedriftsstorrelse,"
     "antal medarbejdere i virksomheden\n"
     /* website */ "hjemmeside,webside,websted,nettside,nettsted,websteds url,url til websted,nettadresse\n"
     /* phone */ "tlf,fastnet,arbejdstelefon,tlf nr,jobbtelefon\n"
     "\n\n"  // none: mobile, fax
     /* street */ "gade,vej,gateadresse,gadenavn,gade og nr,vejnavn,gate,~besoksadresse,gadeadresse\n"
     "\n"  // none: street2
     /* city */ "by,poststed,bynavn,?sted\n"
     /* state */ "fylke,fylke region,amt\n"
     "\n"  // none: zip
     /* country */ "land omrade\n"
     /* country_code */ "landekode\n"
     /* time_zone */ "tidszone,tidssone\n"
     /* linkedin */ "linkedin webadresse\n"
     /* twitter */ "twitter brugernavn,twitter brukernavn,twitter bruker\n"
     "\n"  // none: whatsapp
     /* lifecycle_stage */ "livscyklusfase,livssyklusfase,livscyklusstadie,livssyklusstadium,livssyklustrinn\n"
     /* lead_status */ "emnestatus,kundeemnestatus\n"
     /* owner */ "tildelt bruger,tildelt bruker,kontaktejer,ejer,kontakteier,eier,ansvarlig,tildelt til,"
     "tildelt,saelger,selger\n"
     /* lead_source */ "leadkilde,oprindelig kilde,opprinnelig kilde,kilde til lead,oprindelig trafikkilde,"
     "opprinnelig trafikkilde,?kilde\n"
     /* latest_source */ "seneste kilde\n"
     /* persona */ "kobspersona,kjoperpersona\n"
     "\n"  // none: buying_role
     /* score */ "leadpoeng\n"
     /* email_opt_out */ "afmeldt,avmeldt,framelt,frameldt\n"
     /* created */ "oprettelsesdato,oprettet,opprettet dato\n"
     /* modified */ "senest aendret,sist endret,aendringsdato,sist oppdatert,endret,senest opdateret,"
     "endringsdato\n"
     /* last_activity */ "seneste aktivitet,siste aktivitet,siste aktivitetsdato,seneste aktivitetsdato\n"
     /* last_contacted */ "sidst kontaktet,sist kontaktet,seneste kontakt,senest kontaktet\n"
     "\n"  // none: next_activity
     /* page_views */ "sidevisninger,antal sidevisninger\n"
     "\n\n"  // none: sessions, form_count
     /* last_form */ "seneste konverteringsdato\n"
     "\n\n\n"  // none: first_conversion, email_opens, email_clicks
     /* close_date */ "lukkedato,slutdato\n"
     /* message */ "besked,melding\n"
     "\n\n\n\n"  // none: record_id, company_id, mrr, arr
     /* contract_start */ "kontraktstart,kontraktens startdato\n"
     /* contract_end */ "kontraktudlob,kontraktens slutdato\n"
     /* renewal */ "fornyelsesdato\n"
     "\n"  // none: plan
     /* vat_id */ "cvr,cvr nummer,moms nr\n"
     "\n\n\n\n\n\n"  // none: invoice_number, utm_source, utm_medium, utm_campaign, first_page, last_page
     /* gdpr_consent */ "persondatasamtykke,personvernsamtykke,samtykke persondata\n"
     /* newsletter */ "modtager nyhedsbrev\n"
     "\n"  // none: budget
     /* timeline */ "kobshorisont,planlagt kob,kjopshorisont\n"
     /* account_name */ "virksomhedsnavn,virksomhed,firmanavn,navn,bedriftsnavn\n"
     /* domain */ "domaene,domaenenavn,virksomhedens domaenenavn\n"
     /* market_segment */ "markedssegment,kundesegment\n"
     "\n"  // none: region
     /* deal_name */ "handelsnavn,navn pa handel,navn,avtalenavn\n"
     /* deal_stage */ "handelsfase,avtalefase\n"
     "\n"  // none: pipeline
     /* amount */ "belob,vaerdi,verdi\n"},
    {"Finnish",
     /* email */ "sahkoposti,sahkopostiosoite\n"
     /* first_name */ "etunimi\n"
     /* last_name */ "sukunimi\n"
     /* full_name */ "koko nimi,?nimi\n"
     /* salutation */ "puhuttelu\n"
     "\n"  // none: nickname
     /* gender */ "sukupuoli\n"
     /* birth */ "syntymaaika,syntymapaiva\n"
     "\n\n"  // none: marital_status, academic_title
     /* language */ "kieli,ensisijainen kieli\n"
     /* company */ "yritys,yrityksen nimi,organisaatio\n"
     /* job_title */ "tyonimike,nimike,ammattinimike,tehtavanimike\n"
     /* job_function */ "osasto,toimenkuva\n"
     /* seniority */ "senioriteetti\n"
     /* industry */ "toimiala,ala\n"
     /* revenue */ "liikevaihto,vuosiliikevaihto,vuosittainen liikevaihto\n"
     /* employees */ "tyontekijoiden maara,henkilostomaara,yrityksen koko,henkiloston maara\n"
     /* website */ "verkkosivusto,kotisivu,verkkosivut,www sivut,kotisivut\n"
     /* phone */ "puhelin,puhelinnumero,tyopuhelin\n"
     /* mobile */ "matkapuhelin,matkapuhelinnumero,kannykka\n"
     "\n"  // none: fax
     /* street */ "katuosoite,~osoite,postiosoite\n"
     "\n"  // none: street2
     /* city */ "kaupunki,postitoimipaikka,paikkakunta\n"
     /* state */ "maakunta,osavaltio,laani,osavaltio alue,?alue\n"
     /* zip */ "postinumero\n"
     /* country */ "maa,maa alue\n"
     "\n"  // none: country_code
     /* time_zone */ "aikavyohyke\n"
     "\n"  // none: linkedin
     /* twitter */ "twitter kayttajanimi,twitter kayttajatunnus\n"
     "\n"  // none: whatsapp
     /* lifecycle_stage */ "elinkaaren vaihe,elinkaarivaihe\n"
     /* lead_status */ "liidin tila\n"
     /* owner */ "kontaktin omistaja,omistaja,yhteyshenkilon omistaja\n"
     /* lead_source */ "alkuperainen lahde,liidin lahde\n"
     "\n\n\n\n"  // none: latest_source, persona, buying_role, score
     /* email_opt_out */ "peruuttanut tilauksen\n"
     /* created */ "luontipaiva,luotu,luomispaiva,luontipaivamaara\n"
     /* modified */ "muokattu,viimeksi muokattu,muokkauspaiva,viimeisin muokkauspaiva\n"
     /* last_activity */ "viimeisin toiminta,viimeisin aktiviteetti\n"
     "\n\n"  // none: last_contacted, next_activity
     /* page_views */ "sivun katselut,sivunayttojen maara,sivunaytot\n"
     "\n\n\n\n\n\n"  // none: sessions, form_count, last_form, first_conversion, email_opens, email_clicks
     /* close_date */ "sulkemispaiva\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"  // none: message, record_id, company_id, mrr, arr, contract_start,
     // contract_end, renewal, plan, vat_id, invoice_number, utm_source, utm_medium, utm_campaign, first_page,
     // last_page
     /* gdpr_consent */ "tietosuojasuostumus\n"},
    {"Czech",
     /* email */ "emailova adresa\n"
     /* first_name */ "jmeno krestni,?jmeno\n"
     /* last_name */ "prijmeni\n"
     /* full_name */ "cele jmeno,jmeno a prijmeni\n"
     /* salutation */ "osloveni\n"
     "\n"  // none: nickname
     /* gender */ "pohlavi\n"
     /* birth */ "datum narozeni\n"
     "\n\n"  // none: marital_status, academic_title
     /* language */ "jazyk,preferovany jazyk\n"
     /* company */ "spolecnost,nazev spolecnosti,nazev firmy\n"
     /* job_title */ "pracovni pozice,pozice,nazev pozice,pracovni zarazeni\n"
     /* job_function */ "oddeleni,pracovni funkce\n"
     "\n"  // none: seniority
     /* industry */ "odvetvi,obor\n"
     /* revenue */ "rocni obrat,rocni prijmy,obrat\n"
     /* employees */ "pocet zamestnancu,velikost firmy\n"
     /* website */ "webova stranka,webove stranky,www stranky\n"
     /* phone */ "telefonni cislo\n"
     /* mobile */ "mobilni telefon,cislo mobilniho telefonu\n"
     "\n"  // none: fax
     /* street */ "~adresa,ulice,ulice a cislo\n"
     "\n"  // none: street2
     /* city */ "mesto,obec\n"
     /* state */ "?kraj\n"
     /* zip */ "psc,postovni smerovaci cislo\n"
     /* country */ "zeme,zeme region\n"
     "\n"  // none: country_code
     /* time_zone */ "casove pasmo\n"
     "\n\n\n\n"  // none: linkedin, twitter, whatsapp, lifecycle_stage
     /* lead_status */ "stav leadu\n"
     /* owner */ "vlastnik kontaktu,vlastnik\n"
     /* lead_source */ "zdroj leadu,puvodni zdroj\n"
     "\n\n\n\n"  // none: latest_source, persona, buying_role, score
     /* email_opt_out */ "odhlasen\n"
     /* created */ "datum vytvoreni,vytvoreno\n"
     /* modified */ "naposledy zmeneno\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"  // none: last_activity, last_contacted, next_activity,
     // page_views, sessions, form_count, last_form, first_conversion, email_opens, email_clicks, close_date,
     // message, record_id, company_id, mrr, arr, contract_start, contract_end, renewal, plan, vat_id,
     // invoice_number, utm_source, utm_medium, utm_campaign, first_page, last_page
     /* gdpr_consent */ "souhlas se zpracovanim osobnich udaju,souhlas gdpr\n"},
    {"Turkish",
     /* email */ "e posta,e posta adresi\n"
     /* first_name */ "ad,isim\n"
     /* last_name */ "soyad,soyadi,soyisim\n"
     /* full_name */ "ad soyad,tam ad,adi soyadi\n"
     /* salutation */ "hitap\n"
     "\n"  // none: nickname
     /* gender */ "cinsiyet\n"
     /* birth */ "dogum tarihi\n"
     "\n\n"  // none: marital_status, academic_title
     /* language */ "dil,tercih edilen dil\n"
     /* company */ "hesap adi,sirket,sirket adi,firma adi,kurum\n"
     /* job_title */ "unvan,is unvani,pozisyon,meslek\n"
     /* job_function */ "departman,bolum,is islevi\n"
     "\n"  // none: seniority
     /* industry */ "endustri\n"
     /* revenue */ "yillik gelir,yillik ciro\n"
     /* employees */ "calisan sayisi,sirket buyuklugu\n"
     /* website */ "web sitesi,internet sitesi\n"
     /* phone */ "telefon numarasi\n"
     /* mobile */ "cep telefonu,cep telefonu numarasi\n"
     "\n"  // none: fax
     /* street */ "sokak,acik adres,sokak adresi\n"
     "\n"  // none: street2
     /* city */ "sehir,il ilce\n"
     /* state */ "eyalet,bolge eyalet,il\n"
     /* zip */ "posta kodu\n"
     /* country */ "ulke,ulke bolge\n"
     "\n"  // none: country_code
     /* time_zone */ "saat dilimi\n"
     "\n\n\n\n"  // none: linkedin, twitter, whatsapp, lifecycle_stage
     /* lead_status */ "?durum,potansiyel musteri durumu\n"
     /* owner */ "atanmis kullanici,atanan kullanici,atanan,kisi sahibi,sahibi\n"
     /* lead_source */ "?kaynak,asil kaynak,potansiyel musteri kaynagi\n"
     "\n\n\n\n"  // none: latest_source, persona, buying_role, score
     /* email_opt_out */ "abonelikten cikti\n"
     /* created */ "olusturuldu,kayit tarihi,olusturma tarihi,olusturulma tarihi\n"
     /* modified */ "degistirildi,guncelleme tarihi\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"  // none: last_activity, last_contacted, next_activity,
     // page_views, sessions, form_count, last_form, first_conversion, email_opens, email_clicks, close_date,
     // message, record_id, company_id, mrr, arr, contract_start, contract_end, renewal, plan, vat_id,
     // invoice_number, utm_source, utm_medium, utm_campaign, first_page, last_page
     /* gdpr_consent */ "kvkk onayi\n"},
    {"Russian",
     /* email */ "\u044d\u043b\u0435\u043a\u0442\u0440\u043e\u043d\u043d\u0430\u044f \u043f\u043e\u0447\u0442\u0430,"
     "\u0430\u0434\u0440\u0435\u0441 \u044d\u043b\u0435\u043a\u0442\u0440\u043e\u043d\u043d\u043e\u0439 \u043f\u043e\u0447\u0442\u044b,"
     "\u044d\u043b \u043f\u043e\u0447\u0442\u0430,\u043f\u043e\u0447\u0442\u0430\n"
     /* first_name */ "\u0438\u043c\u044f\n"
     /* last_name */ "\u0444\u0430\u043c\u0438\u043b\u0438\u044f\n"
     /* full_name */ "\u0444\u0438\u043e,\u043f\u043e\u043b\u043d\u043e\u0435 \u0438\u043c\u044f\n"
     /* salutation */ "\u043e\u0431\u0440\u0430\u0449\u0435\u043d\u0438\u0435,"
     "\u043f\u0440\u0438\u0432\u0435\u0442\u0441\u0442\u0432\u0438\u0435\n"
     "\n"  // none: nickname
     /* gender */ "\u043f\u043e\u043b\n"
     /* birth */ "\u0434\u0430\u0442\u0430 \u0440\u043e\u0436\u0434,"
     "\u0434\u0430\u0442\u0430 \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f,"
     "\u0434\u0435\u043d\u044c \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f\n"
     "\n\n"  // none: marital_status, academic_title
     /* language */ "\u044f\u0437\u044b\u043a,"
     "\u043f\u0440\u0435\u0434\u043f\u043e\u0447\u0438\u0442\u0430\u0435\u043c\u044b\u0439 \u044f\u0437\u044b\u043a\n"
     /* company */ "\u043a\u043e\u043c\u043f\u0430\u043d\u0438\u044f,"
     "\u043d\u0430\u0437\u0432\u0430\u043d\u0438\u0435 \u043a\u043e\u043c\u043f\u0430\u043d\u0438\u0438,"
     "\u043e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0446\u0438\u044f\n"
     /* job_title */ "\u0434\u043e\u043b\u0436\u043d\u043e\u0441\u0442\u044c\n"
     /* job_function */ "\u043e\u0442\u0434\u0435\u043b,"
     "\u0434\u0435\u043f\u0430\u0440\u0442\u0430\u043c\u0435\u043d\u0442,"
     "\u043f\u043e\u0434\u0440\u0430\u0437\u0434\u0435\u043b\u0435\u043d\u0438\u0435\n"
     /* seniority */ "\u0443\u0440\u043e\u0432\u0435\u043d\u044c \u0434\u043e\u043b\u0436\u043d\u043e\u0441\u0442\u0438\n"
     /* industry */ "\u043e\u0442\u0440\u0430\u0441\u043b\u044c,"
     "\u0441\u0444\u0435\u0440\u0430 \u0434\u0435\u044f\u0442\u0435\u043b\u044c\u043d\u043e\u0441\u0442\u0438,"
     "\u0438\u043d\u0434\u0443\u0441\u0442\u0440\u0438\u044f\n"
     /* revenue */ "\u0433\u043e\u0434\u043e\u0432\u043e\u0439 \u0434\u043e\u0445\u043e\u0434,"
     "\u0433\u043e\u0434\u043e\u0432\u0430\u044f \u0432\u044b\u0440\u0443\u0447\u043a\u0430,"
     "\u0433\u043e\u0434\u043e\u0432\u043e\u0439 \u043e\u0431\u043e\u0440\u043e\u0442\n"
     /* employees */ "\u043a\u043e\u043b \u0432\u043e \u0441\u043e\u0442\u0440\u0443\u0434\u043d\u0438\u043a\u043e\u0432,"
     "\u043a\u043e\u043b\u0438\u0447\u0435\u0441\u0442\u0432\u043e \u0441\u043e\u0442\u0440\u0443\u0434\u043d\u0438\u043a\u043e\u0432,"
     "\u0447\u0438\u0441\u043b\u043e \u0441\u043e\u0442\u0440\u0443\u0434\u043d\u0438\u043a\u043e\u0432,"
     "\u0440\u0430\u0437\u043c\u0435\u0440 \u043a\u043e\u043c\u043f\u0430\u043d\u0438\u0438\n"
     /* website */ "\u0441\u0430\u0439\u0442,\u0432\u0435\u0431 \u0441\u0430\u0439\u0442,"
     "\u0430\u0434\u0440\u0435\u0441 \u0441\u0430\u0439\u0442\u0430,"
     "url \u0441\u0430\u0439\u0442\u0430\n"
     /* phone */ "\u0442\u0435\u043b\u0435\u0444\u043e\u043d,"
     "\u043d\u043e\u043c\u0435\u0440 \u0442\u0435\u043b\u0435\u0444\u043e\u043d\u0430,"
     "\u0440\u0430\u0431\u043e\u0447\u0438\u0439 \u0442\u0435\u043b\u0435\u0444\u043e\u043d\n"
     /* mobile */ "\u0442\u0435\u043b\u0435\u0444\u043e\u043d \u043c\u043e\u0431\u0438\u043b\u044c\u043d\u044b\u0439,"
     "\u043c\u043e\u0431,"
     "\u043d\u043e\u043c\u0435\u0440 \u043c\u043e\u0431\u0438\u043b\u044c\u043d\u043e\u0433\u043e \u0442\u0435\u043b\u0435\u0444\u043e\u043d\u0430,"
     "\u043c\u043e\u0431\u0438\u043b\u044c\u043d\u044b\u0439,"
     "\u0441\u043e\u0442\u043e\u0432\u044b\u0439 \u0442\u0435\u043b\u0435\u0444\u043e\u043d\n"
     "\n"  // none: fax
     /* street */ "~\u0430\u0434\u0440\u0435\u0441,\u0443\u043b\u0438\u0446\u0430,"
     "\u043f\u043e\u0447\u0442\u043e\u0432\u044b\u0439 \u0430\u0434\u0440\u0435\u0441\n"
     "\n"  // none: street2
     /* city */ "\u0433\u043e\u0440\u043e\u0434\n"
     /* state */ "\u0440\u0435\u0433\u0438\u043e\u043d,\u043e\u0431\u043b\u0430\u0441\u0442\u044c,"
     "\u0448\u0442\u0430\u0442,"
     "\u043e\u0431\u043b\u0430\u0441\u0442\u044c \u0440\u0435\u0433\u0438\u043e\u043d,"
     "\u0448\u0442\u0430\u0442 \u0440\u0435\u0433\u0438\u043e\u043d\n"
     /* zip */ "\u043f\u043e\u0447\u0442\u043e\u0432\u044b\u0439 \u0438\u043d\u0434\u0435\u043a\u0441,"
     "\u0438\u043d\u0434\u0435\u043a\u0441\n"
     /* country */ "\u0441\u0442\u0440\u0430\u043d\u0430,"
     "\u0441\u0442\u0440\u0430\u043d\u0430 \u0440\u0435\u0433\u0438\u043e\u043d\n"
     "\n"  // none: country_code
     /* time_zone */ "\u0447\u0430\u0441\u043e\u0432\u043e\u0439 \u043f\u043e\u044f\u0441\n"
     /* linkedin */ "\u043f\u0440\u043e\u0444\u0438\u043b\u044c linkedin\n"
     "\n\n\n"  // none: twitter, whatsapp, lifecycle_stage
     /* lead_status */ "\u0441\u0442\u0430\u0442\u0443\u0441 \u043b\u0438\u0434\u0430,"
     "\u0441\u0442\u0430\u0442\u0443\u0441 \u043f\u043e\u0442\u0435\u043d\u0446\u0438\u0430\u043b\u044c\u043d\u043e\u0433\u043e \u043a\u043b\u0438\u0435\u043d\u0442\u0430\n"
     /* owner */ "\u043d\u0430\u0437\u043d\u0430\u0447\u0435\u043d\u043d\u044b\u0439 \u043f\u043e\u043b\u044c\u0437\u043e\u0432\u0430\u0442\u0435\u043b\u044c,"
     "\u043e\u0442\u0432\u0435\u0442\u0441\u0442\u0432\u0435\u043d\u043d\u044b\u0439 \u043f\u043e\u043b\u044c\u0437\u043e\u0432\u0430\u0442\u0435\u043b\u044c,"
     "\u0432\u043b\u0430\u0434\u0435\u043b\u0435\u0446 \u043a\u043e\u043d\u0442\u0430\u043a\u0442\u0430,"
     "\u043e\u0442\u0432\u0435\u0442\u0441\u0442\u0432\u0435\u043d\u043d\u044b\u0439,"
     "\u0432\u043b\u0430\u0434\u0435\u043b\u0435\u0446\n"
     /* lead_source */ "\u0438\u0441\u0442\u043e\u0447\u043d\u0438\u043a \u043b\u0438\u0434\u0430,"
     "\u043f\u0435\u0440\u0432\u043e\u043d\u0430\u0447\u0430\u043b\u044c\u043d\u044b\u0439 \u0438\u0441\u0442\u043e\u0447\u043d\u0438\u043a,"
     "\u0438\u0441\u0445\u043e\u0434\u043d\u044b\u0439 \u0438\u0441\u0442\u043e\u0447\u043d\u0438\u043a,"
     "?\u0438\u0441\u0442\u043e\u0447\u043d\u0438\u043a\n"
     "\n\n\n\n"  // none: latest_source, persona, buying_role, score
     /* email_opt_out */ "\u043e\u0442\u043f\u0438\u0441\u0430\u043d\n"
     /* created */ "\u0434\u0430\u0442\u0430 \u0441\u043e\u0437\u0434\u0430\u043d\u0438\u044f,"
     "\u0441\u043e\u0437\u0434\u0430\u043d\u043e\n"
     /* modified */ "\u0434\u0430\u0442\u0430 \u0438\u0437\u043c\u0435\u043d\u0435\u043d\u0438\u044f,"
     "\u0438\u0437\u043c\u0435\u043d\u0435\u043d\u043e\n"
     /* last_activity */ "\u043f\u043e\u0441\u043b\u0435\u0434\u043d\u044f\u044f \u0430\u043a\u0442\u0438\u0432\u043d\u043e\u0441\u0442\u044c\n"
     "\n\n"  // none: last_contacted, next_activity
     /* page_views */ "\u043f\u0440\u043e\u0441\u043c\u043e\u0442\u0440\u044b \u0441\u0442\u0440\u0430\u043d\u0438\u0446\n"
     "\n\n\n\n\n\n"  // none: sessions, form_count, last_form, first_conversion, email_opens, email_clicks
     /* close_date */ "\u0434\u0430\u0442\u0430 \u0437\u0430\u043a\u0440\u044b\u0442\u0438\u044f\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"  // none: message, record_id, company_id, mrr, arr, contract_start,
     // contract_end, renewal, plan, vat_id, invoice_number, utm_source, utm_medium, utm_campaign, first_page,
     // last_page
     /* gdpr_consent */ "\u0441\u043e\u0433\u043b\u0430\u0441\u0438\u0435 \u043d\u0430 \u043e\u0431\u0440\u0430\u0431\u043e\u0442\u043a\u0443 \u0434\u0430\u043d\u043d\u044b\u0445\n"
     "\n"  // none: newsletter
     /* budget */ "\u0431\u044e\u0434\u0436\u0435\u0442\n"},
    {"Japanese",
     /* email */ "\u30e1\u30fc\u30eb\u30a2\u30c9\u30ec\u30b9,E\u30e1\u30fc\u30eb,"
     "E\u30e1\u30fc\u30eb\u30a2\u30c9\u30ec\u30b9,\u96fb\u5b50\u30e1\u30fc\u30eb,"
     "\u96fb\u5b50\u30e1\u30fc\u30eb\u30a2\u30c9\u30ec\u30b9,?\u30e1\u30fc\u30eb\n"
     /* first_name */ "\u30d5\u30a1\u30fc\u30b9\u30c8\u30cd\u30fc\u30e0,\u540d,\u540d\u524d \u540d,"
     "\u540d \u30ab\u30ca\u4ee5\u5916\n"
     /* last_name */ "\u30e9\u30b9\u30c8\u30cd\u30fc\u30e0,\u6c0f,\u59d3,\u82d7\u5b57,?\u540d\u5b57,"
     "\u540d\u524d \u59d3\n"
     /* full_name */ "?\u540d\u524d,\u6c0f\u540d,\u304a\u540d\u524d,\u30d5\u30eb\u30cd\u30fc\u30e0,"
     "\u3054\u62c5\u5f53\u8005\u540d,\u62c5\u5f53\u8005\u6c0f\u540d,"
     "\u3054\u62c5\u5f53\u8005\u69d8\u540d\n"
     /* salutation */ "?\u6328\u62f6,\u656c\u79f0\n"
     "\n"  // none: nickname
     /* gender */ "\u6027\u5225\n"
     /* birth */ "\u751f\u5e74\u6708\u65e5,\u8a95\u751f\u65e5\n"
     /* marital_status */ "\u5a5a\u59fb\u72b6\u6cc1\n"
     "\n"  // none: academic_title
     /* language */ "\u8a00\u8a9e,\u512a\u5148\u8a00\u8a9e,\u5e0c\u671b\u8a00\u8a9e,\u4f7f\u7528\u8a00\u8a9e,"
     "\u5e0c\u671b\u3059\u308b\u8a00\u8a9e\n"
     /* company */ "\u30a2\u30ab\u30a6\u30f3\u30c8\u540d,\u53d6\u5f15\u5148\u540d,\u53d6\u5f15\u5148,"
     "\u4f1a\u793e\u540d,\u4f1a\u793e,\u4f01\u696d\u540d,\u52e4\u52d9\u5148,\u8cb4\u793e\u540d,"
     "\u5fa1\u793e\u540d,\u6cd5\u4eba\u540d,\u6240\u5c5e\u4f01\u696d,\u52e4\u52d9\u5148\u540d,"
     "\u7d44\u7e54\u540d\n"
     /* job_title */ "?\u30bf\u30a4\u30c8\u30eb,\u5f79\u8077,\u5f79\u8077\u540d,\u8077\u4f4d,\u80a9\u66f8,"
     "\u80a9\u66f8\u304d,\u304a\u5f79\u8077\n"
     /* job_function */ "\u90e8\u7f72,\u90e8\u9580,\u8077\u7a2e,\u90e8\u7f72\u540d,\u6240\u5c5e\u90e8\u7f72,"
     "\u6240\u5c5e,\u90e8\u9580\u540d,\u304a\u52e4\u3081\u5148\u90e8\u7f72\n"
     /* seniority */ "\u5f79\u8077\u30ec\u30d9\u30eb,\u8077\u4f4d\u30ec\u30d9\u30eb,\u8077\u968e,"
     "\u5f79\u8077\u533a\u5206\n"
     /* industry */ "\u696d\u7a2e,\u696d\u754c,\u7523\u696d,\u696d\u7a2e\u696d\u614b\n"
     /* revenue */ "\u5e74\u9593\u58f2\u4e0a,\u58f2\u4e0a\u9ad8,\u5e74\u5546,\u5e74\u9593\u53ce\u76ca,"
     "\u5e74\u9593\u58f2\u4e0a\u9ad8\n"
     /* employees */ "\u5f93\u696d\u54e1\u6570,\u793e\u54e1\u6570,\u4f01\u696d\u898f\u6a21,"
     "\u4f1a\u793e\u898f\u6a21\n"
     /* website */ "Web\u30b5\u30a4\u30c8,\u30a6\u30a7\u30d6\u30da\u30fc\u30b8,Web\u30da\u30fc\u30b8,"
     "\u30a6\u30a7\u30d6\u30b5\u30a4\u30c8,\u30a6\u30a7\u30d6\u30b5\u30a4\u30c8URL,"
     "\u30db\u30fc\u30e0\u30da\u30fc\u30b8,\u4f1a\u793eHP,\u30b5\u30a4\u30c8URL,HP URL,"
     "Web\u30b5\u30a4\u30c8URL,\u4f01\u696d\u30b5\u30a4\u30c8,"
     "\u30db\u30fc\u30e0\u30da\u30fc\u30b8URL\n"
     /* phone */ "\u4f1a\u793e\u96fb\u8a71,\u52e4\u52d9\u5148\u96fb\u8a71\u756a\u53f7,"
     "\u96fb\u8a71\u756a\u53f7 \u4f1a\u793e,\u96fb\u8a71\u756a\u53f7,\u96fb\u8a71,"
     "\u304a\u96fb\u8a71\u756a\u53f7,\u56fa\u5b9a\u96fb\u8a71,"
     "\u9023\u7d61\u5148\u96fb\u8a71\u756a\u53f7\n"
     /* mobile */ "\u96fb\u8a71 \u643a\u5e2f\u96fb\u8a71,\u96fb\u8a71\u756a\u53f7 \u643a\u5e2f,"
     "\u643a\u5e2f\u96fb\u8a71,\u643a\u5e2f\u756a\u53f7,\u643a\u5e2f,\u30e2\u30d0\u30a4\u30eb,"
     "\u643a\u5e2f\u96fb\u8a71\u306e\u756a\u53f7\n"
     /* fax */ "FAX\u756a\u53f7,\u30d5\u30a1\u30c3\u30af\u30b9,"
     "\u30d5\u30a1\u30c3\u30af\u30b9\u756a\u53f7\n"
     /* street */ "~\u4f4f\u6240,\u756a\u5730,\u4f4f\u62401,~\u3054\u4f4f\u6240,\u753a\u540d\u756a\u5730,"
     "\u756a\u5730\u306a\u3069\n"
     /* street2 */ "\u4f4f\u62402,\u5efa\u7269\u540d,\u30d3\u30eb\u540d,\u30de\u30f3\u30b7\u30e7\u30f3\u540d\n"
     /* city */ "\u5e02\u533a\u753a\u6751,\u5e02\u533a\u90e1,\u90fd\u5e02,\u5e02\u753a\u6751,\u5e02\n"
     /* state */ "\u90fd\u9053\u5e9c\u770c,\u90fd\u9053\u5e9c\u770c\u5730\u57df,\u5dde,"
     "\u5dde\u90fd\u9053\u5e9c\u770c,\u770c\n"
     /* zip */ "\u90f5\u4fbf\u756a\u53f7\n"
     /* country */ "\u56fd,\u56fd\u540d,\u56fd\u5730\u57df,\u5c45\u4f4f\u56fd\n"
     /* country_code */ "\u56fd\u30b3\u30fc\u30c9\n"
     /* time_zone */ "\u30bf\u30a4\u30e0\u30be\u30fc\u30f3,\u6642\u9593\u5e2f\n"
     /* linkedin */ "\u30ea\u30f3\u30af\u30c8\u30a4\u30f3,LinkedIn\u30d7\u30ed\u30d5\u30a3\u30fc\u30eb,"
     "LinkedIn\u306eURL\n"
     /* twitter */ "Twitter\u30e6\u30fc\u30b6\u30fc\u540d,Twitter\u30a2\u30ab\u30a6\u30f3\u30c8,"
     "\u30c4\u30a4\u30c3\u30bf\u30fc,X\u30a2\u30ab\u30a6\u30f3\u30c8,"
     "Twitter\u306e\u30e6\u30fc\u30b6\u30fc\u540d\n"
     "\n"  // none: whatsapp
     /* lifecycle_stage */ "\u30e9\u30a4\u30d5\u30b5\u30a4\u30af\u30eb\u30b9\u30c6\u30fc\u30b8,"
     "\u30e9\u30a4\u30d5\u30b5\u30a4\u30af\u30eb\u6bb5\u968e\n"
     /* lead_status */ "?\u72b6\u614b,?\u30b9\u30c6\u30fc\u30bf\u30b9,"
     "\u30ea\u30fc\u30c9\u30b9\u30c6\u30fc\u30bf\u30b9,\u30ea\u30fc\u30c9\u306e\u72b6\u614b,"
     "\u898b\u8fbc\u307f\u5ba2\u30b9\u30c6\u30fc\u30bf\u30b9,\u30ea\u30fc\u30c9\u72b6\u6cc1,"
     "\u5bfe\u5fdc\u72b6\u6cc1\n"
     /* owner */ "\u5272\u308a\u5f53\u3066\u5148,"
     "\u5272\u308a\u5f53\u3066\u3089\u308c\u305f\u30e6\u30fc\u30b6\u30fc,"
     "\u62c5\u5f53\u30e6\u30fc\u30b6\u30fc,\u30a2\u30b5\u30a4\u30f3\u5148,"
     "\u30b3\u30f3\u30bf\u30af\u30c8\u62c5\u5f53\u8005,\u62c5\u5f53\u8005,\u6240\u6709\u8005,"
     "\u62c5\u5f53\u55b6\u696d,\u55b6\u696d\u62c5\u5f53,\u55b6\u696d\u62c5\u5f53\u8005,"
     "\u30b3\u30f3\u30bf\u30af\u30c8\u306e\u62c5\u5f53\u8005,"
     "\u30b3\u30f3\u30bf\u30af\u30c8\u6240\u6709\u8005,\u30ea\u30fc\u30c9\u6240\u6709\u8005,"
     "\u30ec\u30b3\u30fc\u30c9\u6240\u6709\u8005\n"
     /* lead_source */ "?\u30bd\u30fc\u30b9,\u30ea\u30fc\u30c9\u30bd\u30fc\u30b9,"
     "\u30aa\u30ea\u30b8\u30ca\u30eb\u30bd\u30fc\u30b9,\u5143\u306e\u30bd\u30fc\u30b9,"
     "\u6d41\u5165\u5143,\u6d41\u5165\u7d4c\u8def,\u7372\u5f97\u7d4c\u8def,"
     "\u30ea\u30fc\u30c9\u306e\u7372\u5f97\u5143,"
     "\u5143\u306e\u30c8\u30e9\u30d5\u30a3\u30c3\u30af\u30bd\u30fc\u30b9,"
     "\u30aa\u30ea\u30b8\u30ca\u30eb\u306e\u30c8\u30e9\u30d5\u30a3\u30c3\u30af\u30bd\u30fc\u30b9\n"
     /* latest_source */ "\u6700\u65b0\u306e\u30bd\u30fc\u30b9,\u6700\u65b0\u30bd\u30fc\u30b9\n"
     /* persona */ "\u30da\u30eb\u30bd\u30ca,\u30d0\u30a4\u30e4\u30fc\u30da\u30eb\u30bd\u30ca\n"
     /* buying_role */ "\u8cfc\u8cb7\u306b\u304a\u3051\u308b\u5f79\u5272,\u8cfc\u8cb7\u62c5\u5f53\n"
     /* score */ "\u30ea\u30fc\u30c9\u30b9\u30b3\u30a2,HubSpot\u30b9\u30b3\u30a2,\u30b9\u30b3\u30a2\n"
     /* email_opt_out */ "\u30e1\u30fc\u30eb\u914d\u4fe1\u505c\u6b62,\u914d\u4fe1\u505c\u6b62,"
     "\u30aa\u30d7\u30c8\u30a2\u30a6\u30c8,"
     "\u3059\u3079\u3066\u306eE\u30e1\u30fc\u30eb\u306e\u914d\u4fe1\u505c\u6b62,"
     "\u30e1\u30fc\u30eb\u30aa\u30d7\u30c8\u30a2\u30a6\u30c8,"
     "\u3059\u3079\u3066\u306eE\u30e1\u30fc\u30eb\u3092\u914d\u4fe1\u505c\u6b62,"
     "\u914d\u4fe1\u505c\u6b62\u6e08\u307f\n"
     /* created */ "\u4f5c\u6210\u65e5\u4ed8,\u30ec\u30b3\u30fc\u30c9\u4f5c\u6210\u65e5,\u4f5c\u6210\u65e5,"
     "\u4f5c\u6210\u65e5\u6642,\u767b\u9332\u65e5,\u767b\u9332\u65e5\u6642\n"
     /* modified */ "\u5909\u66f4\u65e5,\u5909\u66f4\u65e5\u6642,\u6700\u7d42\u66f4\u65b0\u65e5,"
     "\u66f4\u65b0\u65e5,\u6700\u7d42\u5909\u66f4\u65e5,\u66f4\u65b0\u65e5\u6642,"
     "\u6700\u7d42\u66f4\u65b0\u65e5\u6642,\u6700\u7d42\u5909\u66f4\u65e5\u6642\n"
     /* last_activity */ "\u6700\u7d42\u30a2\u30af\u30c6\u30a3\u30d3\u30c6\u30a3\u30fc\u65e5,"
     "\u6700\u7d42\u30a2\u30af\u30c6\u30a3\u30d3\u30c6\u30a3,\u6700\u7d42\u6d3b\u52d5\u65e5,"
     "\u6700\u7d42\u30a2\u30af\u30c6\u30a3\u30d3\u30c6\u30a3\u65e5,"
     "\u524d\u56de\u306e\u30a2\u30af\u30c6\u30a3\u30d3\u30c6\u30a3\u30fc\u65e5,"
     "\u6700\u7d42\u6d3b\u52d5\u65e5\u6642\n"
     /* last_contacted */ "\u6700\u7d42\u9023\u7d61\u65e5,\u6700\u7d42\u30b3\u30f3\u30bf\u30af\u30c8\u65e5,"
     "\u524d\u56de\u306e\u30b3\u30f3\u30bf\u30af\u30c8\u65e5\n"
     /* next_activity */ "\u6b21\u56de\u306e\u30a2\u30af\u30c6\u30a3\u30d3\u30c6\u30a3\u30fc\u65e5,"
     "\u6b21\u56de\u6d3b\u52d5\u65e5\n"
     /* page_views */ "\u30da\u30fc\u30b8\u30d3\u30e5\u30fc\u6570,\u30da\u30fc\u30b8\u30d3\u30e5\u30fc,"
     "\u95b2\u89a7\u30da\u30fc\u30b8\u6570,PV\u6570\n"
     /* sessions */ "\u30bb\u30c3\u30b7\u30e7\u30f3\u6570\n"
     /* form_count */ "\u30d5\u30a9\u30fc\u30e0\u9001\u4fe1\u6570,"
     "\u30d5\u30a9\u30fc\u30e0\u306e\u9001\u4fe1\u6570\n"
     /* last_form */ "\u76f4\u8fd1\u306e\u30b3\u30f3\u30d0\u30fc\u30b8\u30e7\u30f3\u65e5,"
     "\u6700\u65b0\u306e\u30b3\u30f3\u30d0\u30fc\u30b8\u30e7\u30f3\u65e5,"
     "\u6700\u7d42\u30d5\u30a9\u30fc\u30e0\u9001\u4fe1\u65e5,"
     "\u6700\u8fd1\u306e\u30b3\u30f3\u30d0\u30fc\u30b8\u30e7\u30f3\u65e5,"
     "\u6700\u8fd1\u306e\u30b3\u30f3\u30d0\u30fc\u30b8\u30e7\u30f3\u306e\u65e5\u4ed8\n"
     /* first_conversion */ "\u521d\u56de\u30b3\u30f3\u30d0\u30fc\u30b8\u30e7\u30f3\u65e5\n"
     /* email_opens */ "\u958b\u5c01\u3055\u308c\u305f\u30de\u30fc\u30b1\u30c6\u30a3\u30f3\u30b0E\u30e1\u30fc\u30eb\n"
     /* email_clicks */ "\u30af\u30ea\u30c3\u30af\u3055\u308c\u305f\u30de\u30fc\u30b1\u30c6\u30a3\u30f3\u30b0E\u30e1\u30fc\u30eb\n"
     /* close_date */ "\u30af\u30ed\u30fc\u30ba\u65e5,\u6210\u7d04\u65e5,\u5b8c\u4e86\u65e5\n"
     /* message */ "\u30e1\u30c3\u30bb\u30fc\u30b8,\u304a\u554f\u3044\u5408\u308f\u305b\u5185\u5bb9\n"
     /* record_id */ "\u30ec\u30b3\u30fc\u30c9ID\n"
     "\n\n\n"  // none: company_id, mrr, arr
     /* contract_start */ "\u5951\u7d04\u958b\u59cb\u65e5\n"
     /* contract_end */ "\u5951\u7d04\u7d42\u4e86\u65e5,\u5951\u7d04\u6e80\u4e86\u65e5\n"
     /* renewal */ "\u66f4\u65b0\u4e88\u5b9a\u65e5,\u5951\u7d04\u66f4\u65b0\u65e5\n"
     /* plan */ "\u5951\u7d04\u30d7\u30e9\u30f3,\u30d7\u30e9\u30f3\n"
     "\n\n\n\n\n\n\n"  // none: vat_id, invoice_number, utm_source, utm_medium, utm_campaign, first_page, last_page
     /* gdpr_consent */ "\u500b\u4eba\u60c5\u5831\u540c\u610f\n"
     /* newsletter */ "\u30e1\u30eb\u30de\u30ac\u767b\u9332\n"
     /* budget */ "\u4e88\u7b97\n"
     /* timeline */ "\u5c0e\u5165\u6642\u671f,\u691c\u8a0e\u6642\u671f,\u8cfc\u5165\u6642\u671f\n"
     /* account_name */ "\u4f1a\u793e\u540d,\u4f01\u696d\u540d,\u540d\u524d\n"
     /* domain */ "\u30c9\u30e1\u30a4\u30f3,\u4f1a\u793e\u306e\u30c9\u30e1\u30a4\u30f3\u540d,"
     "\u30c9\u30e1\u30a4\u30f3\u540d\n"
     /* market_segment */ "\u5e02\u5834\u30bb\u30b0\u30e1\u30f3\u30c8,\u30bb\u30b0\u30e1\u30f3\u30c8\n"
     /* region */ "\u5730\u57df,\u30ea\u30fc\u30b8\u30e7\u30f3\n"
     /* deal_name */ "\u53d6\u5f15\u540d\n"
     /* deal_stage */ "\u53d6\u5f15\u30b9\u30c6\u30fc\u30b8,\u30d5\u30a7\u30fc\u30ba,\u30b9\u30c6\u30fc\u30b8\n"
     /* pipeline */ "\u30d1\u30a4\u30d7\u30e9\u30a4\u30f3\n"
     /* amount */ "\u91d1\u984d\n"
     /* is_won */ "\u53d7\u6ce8,\u53d7\u6ce8\u6e08\u307f\n"
     /* is_closed */ "\u30af\u30ed\u30fc\u30ba\u6e08\u307f\n"},
    {"Chinese",
     /* email */ "\u7535\u5b50\u90ae\u4ef6,\u7535\u5b50\u90ae\u7bb1,\u90ae\u7bb1,\u90ae\u7bb1\u5730\u5740,"
     "\u90ae\u4ef6\u5730\u5740,\u7535\u5b50\u90ae\u4ef6\u5730\u5740,\u96fb\u5b50\u90f5\u4ef6,"
     "\u96fb\u5b50\u4fe1\u7bb1\n"
     /* first_name */ "?\u540d\u5b57\n"
     /* last_name */ "\u59d3\u6c0f\n"
     /* full_name */ "?\u540d\u79f0,\u59d3\u540d,\u5168\u540d,\u806f\u7d61\u4eba\u59d3\u540d\n"
     /* salutation */ "\u79f0\u547c,\u79f0\u8c13,\u7a31\u8b02,\u5c0a\u79f0\n"
     "\n"  // none: nickname
     /* gender */ "\u6027\u522b\n"
     /* birth */ "\u51fa\u751f\u65e5\u671f,\u751f\u65e5\n"
     /* marital_status */ "\u5a5a\u59fb\u72b6\u51b5\n"
     "\n"  // none: academic_title
     /* language */ "\u8bed\u8a00,\u9996\u9009\u8bed\u8a00,\u8a9e\u8a00,\u504f\u597d\u8bed\u8a00\n"
     /* company */ "\u5ba2\u6237\u540d\u79f0,\u516c\u53f8,\u516c\u53f8\u540d\u79f0,\u516c\u53f8\u540d\u7a31,"
     "\u4f01\u4e1a\u540d\u79f0,\u5355\u4f4d,\u5355\u4f4d\u540d\u79f0\n"
     /* job_title */ "?\u5934\u8854\u79f0\u8c13,\u804c\u4f4d,\u804c\u52a1,\u804c\u79f0,\u8077\u7a31,"
     "\u5934\u8854\n"
     /* job_function */ "\u90e8\u95e8,\u804c\u80fd,\u5de5\u4f5c\u804c\u80fd\n"
     /* seniority */ "\u804c\u7ea7,\u8d44\u5386,\u804c\u4f4d\u7ea7\u522b\n"
     /* industry */ "\u884c\u4e1a,\u884c\u696d,\u6240\u5c5e\u884c\u4e1a,\u4ea7\u4e1a\n"
     /* revenue */ "\u5e74\u6536\u5165,\u5e74\u8425\u4e1a\u989d,\u5e74\u71df\u696d\u984d,\u5e74\u8425\u6536\n"
     /* employees */ "\u5458\u5de5\u4eba\u6570,\u5458\u5de5\u6570,\u516c\u53f8\u89c4\u6a21,"
     "\u54e1\u5de5\u4eba\u6578,\u4f01\u4e1a\u89c4\u6a21,\u5458\u5de5\u6570\u91cf\n"
     /* website */ "\u7f51\u7ad9,\u7f51\u5740,\u516c\u53f8\u7f51\u7ad9,\u7db2\u7ad9,\u5b98\u7f51,"
     "\u7f51\u7ad9\u7f51\u5740,\u7db2\u5740\n"
     /* phone */ "\u529e\u516c\u7535\u8bdd,\u516c\u53f8\u7535\u8bdd,\u5de5\u4f5c\u7535\u8bdd,\u7535\u8bdd,"
     "\u7535\u8bdd\u53f7\u7801,\u96fb\u8a71\u865f\u78bc,\u8054\u7cfb\u7535\u8bdd,"
     "\u56fa\u5b9a\u7535\u8bdd,\u5ea7\u673a\n"
     /* mobile */ "\u7535\u8bdd \u624b\u673a,\u7535\u8bdd \u79fb\u52a8\u7535\u8bdd,\u96fb\u8a71 \u624b\u6a5f,"
     "\u624b\u673a,\u624b\u673a\u53f7,\u624b\u673a\u53f7\u7801,\u79fb\u52a8\u7535\u8bdd,"
     "\u624b\u6a5f,\u884c\u52d5\u96fb\u8a71,\u624b\u6a5f\u865f\u78bc,"
     "\u79fb\u52a8\u7535\u8bdd\u53f7\u7801\n"
     /* fax */ "\u4f20\u771f,\u4f20\u771f\u53f7\u7801,\u50b3\u771f\n"
     /* street */ "\u8857,~\u5730\u5740,\u8857\u9053,\u8857\u9053\u5730\u5740,\u8be6\u7ec6\u5730\u5740,"
     "\u901a\u8baf\u5730\u5740\n"
     /* street2 */ "\u5730\u57402\n"
     /* city */ "\u57ce\u5e02,\u6240\u5728\u57ce\u5e02\n"
     /* state */ "\u7701,\u7701\u4efd,\u5dde\u7701,\u7701\u5e02,\u7701\u5dde,\u5dde/\u5730\u533a,"
     "\u6240\u5728\u7701\u4efd\n"
     /* zip */ "\u90ae\u7f16,\u90ae\u653f\u7f16\u7801,\u90f5\u905e\u5340\u865f\n"
     /* country */ "\u56fd\u5bb6,\u56fd\u5bb6\u5730\u533a,\u570b\u5bb6,\u570b\u5bb6/\u5730\u5340,"
     "\u6240\u5728\u56fd\u5bb6\n"
     /* country_code */ "\u56fd\u5bb6\u4ee3\u7801\n"
     /* time_zone */ "\u65f6\u533a,\u6642\u5340\n"
     /* linkedin */ "\u9886\u82f1,\u9886\u82f1\u7f51\u5740,LinkedIn \u7f51\u5740,\u9886\u82f1\u4e3b\u9875\n"
     /* twitter */ "\u63a8\u7279,\u63a8\u7279\u7528\u6237\u540d,Twitter \u7528\u6237\u540d\n"
     /* whatsapp */ "WhatsApp \u53f7\u7801\n"
     /* lifecycle_stage */ "\u751f\u547d\u5468\u671f\u9636\u6bb5,\u751f\u547d\u9031\u671f\u968e\u6bb5,"
     "\u5ba2\u6237\u751f\u547d\u5468\u671f\n"
     /* lead_status */ "?\u72b6\u6001,?\u72c0\u614b,\u7ebf\u7d22\u72b6\u6001,\u6f5c\u5728\u5ba2\u6237\u72b6\u6001,"
     "\u6f5b\u5728\u5ba2\u6236\u72c0\u614b,\u9500\u552e\u7ebf\u7d22\u72b6\u6001\n"
     /* owner */ "\u5206\u914d\u7ed9,\u5df2\u6307\u6d3e\u7528\u6237,\u6307\u6d3e\u7ed9,"
     "\u5206\u914d\u7528\u6237,\u8054\u7cfb\u4eba\u6240\u6709\u8005,\u8d1f\u8d23\u4eba,"
     "\u806f\u7d61\u4eba\u6240\u6709\u8005,\u806f\u7d61\u4eba\u8ca0\u8cac\u4eba\n"
     /* lead_source */ "\u7ebf\u7d22\u6765\u6e90,?\u6765\u6e90,\u6f5c\u5728\u5ba2\u6237\u6765\u6e90,"
     "\u5ba2\u6237\u6765\u6e90,\u539f\u59cb\u6765\u6e90,\u539f\u59cb\u6d41\u91cf\u6765\u6e90\n"
     "\n"  // none: latest_source
     /* persona */ "\u4eba\u7269\u89d2\u8272,\u4e70\u5bb6\u89d2\u8272,\u7528\u6237\u753b\u50cf,"
     "\u4e70\u5bb6\u753b\u50cf\n"
     "\n"  // none: buying_role
     /* score */ "\u7ebf\u7d22\u8bc4\u5206,\u8bc4\u5206,\u6f5c\u5728\u5ba2\u6237\u8bc4\u5206\n"
     /* email_opt_out */ "\u9000\u8ba2,\u5df2\u9000\u8ba2,\u53d6\u6d88\u8ba2\u9605,"
     "\u53d6\u6d88\u8ba2\u9605\u6240\u6709\u90ae\u4ef6,"
     "\u5df2\u53d6\u6d88\u8ba2\u9605\u6240\u6709\u7535\u5b50\u90ae\u4ef6\n"
     /* created */ "\u521b\u5efa\u4e8e,\u521b\u5efa\u65e5\u671f,\u521b\u5efa\u65f6\u95f4,"
     "\u5efa\u7acb\u65e5\u671f,\u5efa\u7acb\u6642\u9593\n"
     /* modified */ "\u4fee\u6539\u4e8e,\u4e0a\u6b21\u4fee\u6539\u65f6\u95f4,\u66f4\u65b0\u4e8e,"
     "\u6700\u540e\u4fee\u6539\u65e5\u671f,\u4fee\u6539\u65f6\u95f4,\u66f4\u65b0\u65f6\u95f4,"
     "\u4e0a\u6b21\u4fee\u6539\u65e5\u671f,\u6700\u540e\u4fee\u6539\u65f6\u95f4,"
     "\u6700\u5f8c\u4fee\u6539\u65e5\u671f\n"
     /* last_activity */ "\u6700\u8fd1\u6d3b\u52a8\u65e5\u671f,\u4e0a\u6b21\u6d3b\u52a8\u65e5\u671f,"
     "\u6700\u540e\u6d3b\u52a8\u65e5\u671f,\u6700\u8fd1\u6d3b\u52a8\n"
     /* last_contacted */ "\u4e0a\u6b21\u8054\u7cfb\u65f6\u95f4,\u6700\u540e\u8054\u7cfb\u65e5\u671f\n"
     "\n"  // none: next_activity
     /* page_views */ "\u9875\u9762\u6d4f\u89c8\u91cf,\u7f51\u9875\u6d4f\u89c8\u91cf,\u6d4f\u89c8\u91cf,"
     "\u9875\u9762\u6d4f\u89c8\u6b21\u6570,\u7f51\u9875\u6d4f\u89c8\u6b21\u6570\n"
     /* sessions */ "\u4f1a\u8bdd\u6570\n"
     "\n"  // none: form_count
     /* last_form */ "\u6700\u8fd1\u8f6c\u5316\u65e5\u671f,\u6700\u8fd1\u8f6c\u6362\u65e5\u671f\n"
     "\n\n\n"  // none: first_conversion, email_opens, email_clicks
     /* close_date */ "\u7ed3\u675f\u65e5\u671f,\u5173\u95ed\u65e5\u671f,\u6210\u4ea4\u65e5\u671f\n"
     /* message */ "\u7559\u8a00,\u6d88\u606f\n"
     "\n\n\n\n"  // none: record_id, company_id, mrr, arr
     /* contract_start */ "\u5408\u540c\u5f00\u59cb\u65e5\u671f\n"
     /* contract_end */ "\u5408\u540c\u7ed3\u675f\u65e5\u671f,\u5408\u540c\u5230\u671f\u65e5\n"
     /* renewal */ "\u7eed\u7ea6\u65e5\u671f\n"
     "\n\n\n\n\n\n\n\n\n\n"  // none: plan, vat_id, invoice_number, utm_source, utm_medium, utm_campaign, first_page,
     // last_page, gdpr_consent, newsletter
     /* budget */ "\u9884\u7b97\n"
     /* timeline */ "\u91c7\u8d2d\u65f6\u95f4,\u8d2d\u4e70\u65f6\u95f4\n"
     /* account_name */ "\u516c\u53f8\u540d\u79f0,\u516c\u53f8\n"
     /* domain */ "\u57df\u540d,\u516c\u53f8\u57df\u540d\n"
     /* market_segment */ "\u5e02\u573a\u7ec6\u5206\n"
     /* region */ "\u533a\u57df,\u5730\u533a\n"
     /* deal_name */ "\u4ea4\u6613\u540d\u79f0\n"
     /* deal_stage */ "\u4ea4\u6613\u9636\u6bb5,\u9636\u6bb5\n"
     /* pipeline */ "\u7ba1\u9053,\u9500\u552e\u7ba1\u9053\n"
     /* amount */ "\u91d1\u989d\n"},
    {"Korean",
     /* email */ "\uc774\uba54\uc77c,\uc774\uba54\uc77c \uc8fc\uc18c,\uc804\uc790\uc6b0\ud3b8\n"
     /* first_name */ "\uc774\ub984\n"
     /* last_name */ "\uc131\n"
     /* full_name */ "\uc131\uba85,\uc804\uccb4 \uc774\ub984\n"
     /* salutation */ "\ud638\uce6d\n"
     "\n"  // none: nickname
     /* gender */ "\uc131\ubcc4\n"
     /* birth */ "\uc0dd\ub144\uc6d4\uc77c,\uc0dd\uc77c\n"
     "\n\n"  // none: marital_status, academic_title
     /* language */ "\uc5b8\uc5b4,\uc120\ud638 \uc5b8\uc5b4\n"
     /* company */ "\ud68c\uc0ac,\ud68c\uc0ac\uba85,\ud68c\uc0ac \uc774\ub984\n"
     /* job_title */ "\uc9c1\ucc45,\uc9c1\uc704,\uc9c1\ud568\n"
     /* job_function */ "\ubd80\uc11c,\uc9c1\ubb34\n"
     /* seniority */ "\uc9c1\uae09\n"
     /* industry */ "\uc0b0\uc5c5,\uc5c5\uc885,\uc5c5\uacc4\n"
     /* revenue */ "\uc5f0 \ub9e4\ucd9c,\uc5f0\uac04 \ub9e4\ucd9c\n"
     /* employees */ "\uc9c1\uc6d0 \uc218,\ud68c\uc0ac \uaddc\ubaa8\n"
     /* website */ "\uc6f9\uc0ac\uc774\ud2b8,\uc6f9\uc0ac\uc774\ud2b8 url,\ud648\ud398\uc774\uc9c0\n"
     /* phone */ "\uc804\ud654\ubc88\ud638,\uc804\ud654\n"
     /* mobile */ "\ud734\ub300\ud3f0,\ud734\ub300\uc804\ud654,\ud578\ub4dc\ud3f0,"
     "\ud734\ub300\uc804\ud654 \ubc88\ud638,\ud734\ub300\ud3f0 \ubc88\ud638\n"
     /* fax */ "\ud329\uc2a4\n"
     /* street */ "~\uc8fc\uc18c,\uc0c1\uc138\uc8fc\uc18c\n"
     "\n"  // none: street2
     /* city */ "\ub3c4\uc2dc,\uc2dc\n"
     /* state */ "\uc2dc\ub3c4,\uc8fc,\uc9c0\uc5ed,\uc8fc/\uc9c0\uc5ed\n"
     /* zip */ "\uc6b0\ud3b8\ubc88\ud638\n"
     /* country */ "\uad6d\uac00,\ub098\ub77c,\uad6d\uac00/\uc9c0\uc5ed\n"
     "\n"  // none: country_code
     /* time_zone */ "\uc2dc\uac04\ub300\n"
     /* linkedin */ "\ub9c1\ud06c\ub4dc\uc778,\ub9c1\ud06c\ub4dc\uc778 url\n"
     /* twitter */ "\ud2b8\uc704\ud130\n"
     "\n"  // none: whatsapp
     /* lifecycle_stage */ "\ub77c\uc774\ud504\uc0ac\uc774\ud074 \ub2e8\uacc4\n"
     /* lead_status */ "\ub9ac\ub4dc \uc0c1\ud0dc,\uc7a0\uc7ac\uace0\uac1d \uc0c1\ud0dc\n"
     /* owner */ "\ub2f4\ub2f9\uc790,\uc5f0\ub77d\ucc98 \uc18c\uc720\uc790,\uc18c\uc720\uc790,"
     "\uc5f0\ub77d\ucc98 \ub2f4\ub2f9\uc790\n"
     /* lead_source */ "\ub9ac\ub4dc \uc18c\uc2a4,\uc720\uc785 \uacbd\ub85c,\uc6d0\ub798 \uc18c\uc2a4,"
     "\ucd5c\ucd08 \uc18c\uc2a4,\uc6d0\ub798 \ud2b8\ub798\ud53d \uc18c\uc2a4\n"
     "\n"  // none: latest_source
     /* persona */ "\ud398\ub974\uc18c\ub098\n"
     "\n"  // none: buying_role
     /* score */ "\ub9ac\ub4dc \uc810\uc218,\uc810\uc218\n"
     /* email_opt_out */ "\uc218\uc2e0 \uac70\ubd80\n"
     /* created */ "\uc0dd\uc131\uc77c,\uc791\uc131\uc77c,\ub9cc\ub4e0 \ub0a0\uc9dc,"
     "\uc0dd\uc131 \ub0a0\uc9dc\n"
     /* modified */ "\uc218\uc815\uc77c,\ucd5c\uc885 \uc218\uc815\uc77c,\ub9c8\uc9c0\ub9c9 \uc218\uc815\uc77c\n"
     /* last_activity */ "\ucd5c\uadfc \ud65c\ub3d9,\ub9c8\uc9c0\ub9c9 \ud65c\ub3d9\n"
     /* last_contacted */ "\ub9c8\uc9c0\ub9c9 \uc5f0\ub77d\n"
     "\n"  // none: next_activity
     /* page_views */ "\ud398\uc774\uc9c0 \ubdf0,\ud398\uc774\uc9c0\ubdf0 \uc218\n"
     "\n\n"  // none: sessions, form_count
     /* last_form */ "\ucd5c\uadfc \uc804\ud658\uc77c\n"
     "\n\n\n"  // none: first_conversion, email_opens, email_clicks
     /* close_date */ "\ub9c8\uac10\uc77c,\uc885\ub8cc\uc77c\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"  // none: message, record_id, company_id, mrr, arr, contract_start,
     // contract_end, renewal, plan, vat_id, invoice_number, utm_source, utm_medium, utm_campaign, first_page,
     // last_page, gdpr_consent, newsletter
     /* budget */ "\uc608\uc0b0\n"
     "\n"  // none: timeline
     /* account_name */ "\ud68c\uc0ac \uc774\ub984,\ud68c\uc0ac\uba85\n"
     /* domain */ "\ub3c4\uba54\uc778\n"
     "\n\n"  // none: market_segment, region
     /* deal_name */ "\uac70\ub798 \uc774\ub984\n"
     /* deal_stage */ "\uac70\ub798 \ub2e8\uacc4\n"
     /* pipeline */ "\ud30c\uc774\ud504\ub77c\uc778\n"
     /* amount */ "\uae08\uc561\n"},
};
// clang-format on

}  // namespace

std::string_view Concept::part(std::size_t number) const noexcept {
  std::string_view rest = text;
  rest = cut(rest, '\n');
  while (number-- > 0) {
    cut(rest, '|');
  }
  return cut(rest, '|');
}

std::string_view Concept::options() const noexcept {
  std::string_view rest = text;
  cut(rest, '\n');
  return rest;
}

List<Concept> concepts() noexcept { return {kConcepts, sizeof(kConcepts) / sizeof(kConcepts[0])}; }

List<Language> languages() noexcept { return {kLanguages, sizeof(kLanguages) / sizeof(kLanguages[0])}; }

}  // namespace trailspark::suggest
