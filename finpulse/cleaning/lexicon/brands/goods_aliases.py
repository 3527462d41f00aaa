"""The best-known brands of goods and services, in the form that `aliases` describes."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BANK,
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    GIFTS,
    HEALTH,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TRANSFERS,
)

GOODS_ALIASES = {
    SHOPPING: """
        Amazon: amzn, amz, amzn mktp, amazon mktp, amazon mktplc, amazon mktplace, amazon marketplace
        Amazon: amazon payments
        Amazon: amzn marketplace, amazon com, amazon retail, amazon eu, amazon eu sarl, amazon seller, amz mktp
        Amazon: amzn pmts
        Amazon: amazon de, amazon co uk, amazon fr, amazon it, amazon es, amazon ca, amazon in, amazon co jp
        Amazon: amazon uk
        Amazon: amazon pay, amazon online, amznmktplace, amznmktplaceamazon, amazonmktplc, amzn com bill
        Amazon: amazon tips, アマゾン
        eBay: ebay com, ebay o, ebay de, ebay marketplaces, ebay inc
        Etsy: etsy com, etsy ireland, etsy inc
        AliExpress: ali express, aliexpress com, alipay aliexpress, alibaba aliexpress
        Temu: temu com, whaleco temu
        Shein: shein com, shein de
        Zalando: zalando se, zalando payments, zalando gmbh
        Walmart: wal mart, wm supercenter, wm superc, wmt, walmart com, wal wal mart, walmart supercenter
        Walmart: wal-mart super
        =Target: target stores, target store, target com, target t
        Best Buy: bestbuy, bestbuycom, bestbuy com
        Apple Store: apple store r, apple online store, apple retail
        Media Markt: mediamarkt, mediamarkt saturn, media markt tv hifi
        IKEA Food: ikea restaurant, ikea food
        H&M: =hm, h & m, =h m, hennes mauritz, hennes & mauritz, h&m online
        C&A: c & a, c a mode
        TK Maxx: tkmaxx, t k maxx
        TJ Maxx: tjmaxx, t j maxx, tj maxx
        Marks & Spencer: m&s, m & s, marks spencer, marks and spencer, marks&spencer
        John Lewis: john lewis & partners, johnlewis com
        WHSmith: wh smith, w h smith, whsmiths, wh smiths
        El Corte Inglés: corte ingles, el corte ingles sa
        Fnac: fnac com, fnac direct
        Allegro: allegro pl, allegro pay
        bol.com: bol com, bol com bv
        Coolblue: coolblue bv
        Wildberries: вайлдберриз, wildberries ru, =вб, =wb ru, wildberris
        Ozon: озон, ozon ru, ozon marketplace
        Uzum Market: uzum, узум, uzum marketplace, uzummarket
        Mercado Libre: mercadolibre, mercado livre, mercadolivre, meli mercado libre
        Flipkart: flipkart internet, flipkart com
        Rakuten: 楽天, rakuten ichiba, 楽天市場
        Taobao: 淘宝, 淘宝网, taobao com
        JD.com: 京东, jd com, 京东商城
        Dollar General: dollar general store, dg dollar general
        Macy's: macys, macys com
        =Next: next retail, next directory, next plc, next online
        Decathlon: decathlon sportspecialvertrieb
        =Otto: otto versand, otto gmbh, otto de
        Maxi Zoo: maxizoo, maxi zoo deutschland
        Thalia: thalia buchhandlung, thalia de
    """,
    BILLS: """
        AT&T: =att, at & t, =at t, att bill, att mobility, att payment, at&t mobility
        T-Mobile: tmobile, t mobile, t-mobile com, tmobile postpaid
        Verizon: verizon wireless, vzwrlss, vz wireless, verizon wrls, vzw, vzwrlss apocc
        Comcast: comcast cable, xfinity, comcast xfinity, xfinity mobile
        Vodafone: vodafone gmbh, vodafone ltd, vodafone kabel, водафон
        Telekom: deutsche telekom, telekom deutschland, telekom gmbh
        +O2: o2 telefonica, telefonica germany, telefonica o2, o2 uk, o2 germany
        1&1: 1 & 1, 1und1, 1 und 1, 1&1 telecom, 1und1 telecom
        E.ON: =eon, e on, eon energie, e.on energie, eon energy, e on energy, eon next
        Vattenfall: vattenfall europe, vattenfall sales
        =EE: ee limited, ee topup, ee mobile, ee & t mobile, ee ltd
        =Three: three co uk, hutchison 3g
        British Gas: britishgas, british gas trading
        =Orange: orange sa, orange france, orange polska, orange mobile, orange telecom, orange espagne
        МТС: =mts, mts ru, mts topup
        Beeline: билайн, bilain, beeline ru, beeline uz
        МегаФон: megafon, мегафон топап
        Tele2: теле2, t2 mobile, tele 2
        Uztelecom: uzonline, узтелеком, uzmobile, uztelekom
        Ucell: ucell uz, юселл, coscom
    """,
    HEALTH: """
        CVS Pharmacy: cvs, cvs pharm, cvs pharmacy com, cvs store
        Walgreens: walgreens store, walgreen, walgreens com
        Rite Aid: rite aid store, riteaid
        =Boots: boots the chemist, boots uk, boots pharmacy
        Vision Express: vision express uk
        Specsavers: specsavers opticas, specsavers optical
    """,
    PERSONAL_CARE: """
        +dm: dm drogerie, dm drogeriemarkt, dm drogerie markt, =dm fil, dm filiale
        Rossmann: dirk rossmann, rossmann vielen dank, rossmann drogerie
        Planet Fitness: planet fit, pf planet fitness
        McFit: mcfit gmbh, rsg group mcfit
        PureGym: pure gym
        Летуаль: letual, л этуаль, letoile
    """,
    ENTERTAINMENT: """
        =Apple: apple com bill, apple com, itunes com bill, itunes, apple bill, apple services, apple itunes store
        =Apple: =apple cl
        Netflix: netflix com, netflix international, netflix entertainment, netflix services
        Spotify: spotify ab, spotify usa, spotify premium, spotify family, spotify p
        YouTube: youtube premium, google youtube, youtubepremium, google youtubepremium, youtube tv, google youtube tv
        Google Play: google play apps, googleplay, google play store, google payment ie play
        Amazon Prime: prime video, amazon prime video, primevideo, amznprime, amazon prime pmts, amzn prime
        Amazon Prime: =prime member
        Amazon Prime: amazon video, amazonprime, amazon prime membership, amazon prime de, prime video channels
        Amazon Prime: amzn prime video
        Audible: audible com, audible gmbh, audible ltd
        Kindle: kindle unltd, kindle svcs, amazon kindle, kindle unlimited
        Disney+: disney plus, disneyplus, disneyplus com, disney + , disney dtc
        Hulu: hulu com, hulu llc, hlu hulu, hlu * hulu
        HBO Max: hbomax, max com, help max com, hbo
        Paramount+: paramount plus, paramountplus
        DAZN: dazn limited, dazn ltd
        =Sky: sky digital, sky uk, sky deutschland, sky tv, sky subscribers, sky italia, sky österreich
        Steam: steamgames, steamgames com, steam games, steampowered, steam purchase, valve steam, wl steam
        Steam: wl * steam
        PlayStation: playstation network, playstationnetwork, sony playstation, sony interactive, =psn, play station
        Xbox: microsoft xbox, xbox game pass, xbox live, msft xbox, microsoft * xbox
        Nintendo: nintendo of europe, nintendo eshop, nintendo of america
        Epic Games: epicgames, epic games store, epc epic games
        Roblox: roblox com
        Patreon: patreon membership, patreon member
        Twitch: twitch interactive, twitchinteractive, twitch tv
        Tinder: tinder com, tinder plus, match tinder
        Ticketmaster: ticketmaster uk, ticket master, tm ticketmaster
        Eventim: cts eventim, eventim de
        New York Times: nytimes, ny times, the new york times, =nyt, nytimes digital
        Кинопоиск: kinopoisk
        Яндекс Плюс: yandex plus, yandexplus
        Cineworld: cineworld cinema, cineworld cinemas
        Odeon: odeon cinemas, odeon cinema
    """,
    SERVICES: """
        Google One: google storage, google google one, google google storage
        Google Ads: google adwords, google ads, googleads
        Google Cloud: google cloud emea, google cloud platform
        Google Workspace: google gsuite, google workspace, gsuite, google svcs apps
        Google: google com, google ireland, google payment, google payments, google llc, google services
        Microsoft: msft, microsoft 365, microsoft store, msbill info, microsoft com, microsoft office, office 365
        Microsoft Azure: msft azure, azure com
        Amazon Web Services: aws, aws emea, amazon aws, aws amazon
        Adobe: adobe systems, adobe com, adobe creative cloud, adobe acropro, adobe inc, adobe photogphy plan
        Dropbox: dropbox com
        GitHub: github inc, github com
        OpenAI: chatgpt, openai chatgpt, openai llc, chatgpt subscription, openai chatgpt subscr
        Anthropic: claude ai, =claude, anthropic pbc, anthropic claude, claude ai subscription
        =Zoom: zoom us, zoom com, zoom video communications
        LinkedIn: linkedin corporation, linkedin premium, linkedin prea
        GoDaddy: go daddy, dnh godaddy, dnh * godaddy, godaddy com
        Hetzner: hetzner online, hetzner cloud
        IONOS: 1&1 ionos, ionos se
        Shopify: shopify inc, shopify com
        Facebook: facebk, facebook ads, fb ads, =meta ads, facebk ads, facebook com, meta platforms
        Canva: canva pty, canva com
        Deutsche Post: deutsche post ag
        DHL: dhl express, dhl paket, dhl packstation
        UPS: ups store, the ups store, ups com, united parcel service
        FedEx: fedex office, fedex express, federal express
        USPS: usps po, us postal service, usps stamps, usps com
        Royal Mail: royal mail group
        Почта России: pochta rossii, pochta ru, russian post, russianpost
    """,
    EDUCATION: """
        Udemy: udemy online courses, udemy com
        Coursera: coursera com, coursera inc, coursera org
        Duolingo: duolingo plus, duolingo super
    """,
    GIFTS: """
        GoFundMe: gofundme com, go fund me
        Wikimedia: wikimedia foundation, wikipedia
        Ärzte ohne Grenzen: arzte ohne grenzen, aerzte ohne grenzen
    """,
    BANK: """
        Т-Банк: тинькофф, tinkoff, tinkoff bank, тинькофф банк, tbank, t-bank
        Сбербанк: sberbank, sber, сбер, sberbank rossii
        Kapitalbank: капиталбанк, kapital bank
    """,
    TRANSFERS: """
        =PayPal: paypal europe, paypal inst xfer, paypal transfer, paypal europe s a r l et cie
        =Wise: transferwise, wise payments, wise europe, transferwise ltd
        Western Union: western union international
        Revolut: revolut ltd, revolut bank
    """,
}
