<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>No page is left to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself goes to Telnyx, with what may be hidden in it. As fax pictures, only what you see goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are {count:,} pages; Telnyx takes {most:,} at most. Send the first {most:,} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} as fax pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photos as text, or send some of the pages as another fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send some of the pages as another fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lower quality, or send some of the pages as another fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As fax pictures these pages have about {size:,} bytes; Telnyx takes {most:,} at most. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax has {size:,} bytes; Telnyx takes {most:,} at most. As fax pictures it is much smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{pages} look blank.</source>
        <comment>{pages} looks blank.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} have faint parts that will be missing.</source>
        <comment>{pages} has faint parts that will be missing.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} are too dark: details run together.</source>
        <comment>{pages} is too dark: details run together.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} are mostly black: fine light parts may close up.</source>
        <comment>{pages} is mostly black: fine light parts may close up.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} have grey areas that may turn dark and hide text.</source>
        <comment>{pages} has grey areas that may turn dark and hide text.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} have pictures in grey that may turn into black blotches.</source>
        <comment>{pages} has pictures in grey that may turn into black blotches.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} have grey areas that your black threshold makes black or white.</source>
        <comment>{pages} has grey areas that your black threshold makes black or white.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} have text too small to be read at this quality.</source>
        <comment>{pages} has text too small to be read at this quality.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} look the same as pages before them.</source>
        <comment>{pages} looks the same as page {first}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} are wider than high and will be small on the paper.</source>
        <comment>{pages} is wider than high and will be small on the paper.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} are of a size that fax machines do not print.</source>
        <comment>{pages} is of a size that fax machines do not print.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} are of another paper size than the rest.</source>
        <comment>{pages} is of another paper size than the rest.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source># FAX

To: {to}
Fax number: {number}
From: {from}
Date: {date}
Pages, with this one: {pages}
Subject: {subject}

{message}
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your fax number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of your cover page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound voice profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known when the lines above are in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no credit left. Waiting faxes go on when there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet. It is what sends faxes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the one that sends your faxes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{application}” has none, so Telnyx cannot dial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{application}” has one. This key may not look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that “{application}” uses is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is switched on. It spends at most ${limit} a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key may not look at the countries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” may call this country: {country}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” may not call this country yet: {country}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet. Buy one in Telnyx&apos;s portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number belongs to “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the number that your faxes come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is not active: Telnyx says “{status}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a PDF that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PDF, or print the file to a new PDF first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in your PDF program and save or print it as a new PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is locked with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in your PDF program with its password and print it to a new PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This password does not open the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again; capital letters count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has {pages} pages; Telnyx takes {limit} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it and send the parts as separate faxes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is {size} MB; Telnyx takes {limit} MB at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with a smaller file size, or split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As fax pictures these pages have more than {limit} MB, and Telnyx takes no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show photos as text, choose a lower quality, or send some of the pages as another fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is too complex to check safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it to a new PDF and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved, renamed or deleted, or its drive is not connected. Add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed since you looked at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the preview again, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is {lines} too long for one cover page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it shorter, or send it as a document of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} has more than {longest} characters, too many for a cover page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logo of the cover page cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another picture, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be fetched from this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the internet connection; the server must have a certificate that everybody trusts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers {status} instead of a document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx would get the same: it needs an address that anybody can open, without a log-in or a redirect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a fax number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it with its area code, or with + and the country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is too short or too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that every digit is there, with area code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an emergency or service number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot receive faxes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a premium-rate or satellite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell does not call these, because they are rarely meant and expensive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An extension cannot be faxed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the fax machine&apos;s own direct number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are letters in this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are hidden characters in this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it by hand: pasted text can show other digits than it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not the digits 0 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number again with plain digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than one number here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter one number. Send one fax for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sender number yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of your fax numbers in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Telnyx API key is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste your key in Settings, or go on with the practice account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of your Telnyx accounts has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`faxwell accounts` lists them. --account does not go together with --practice or --api-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a Telnyx API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole key from the Telnyx portal under API Keys; it begins with KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx did not accept the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This API key was revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the internet connection. Waiting faxes go on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set both in your system&apos;s proxy settings and start Faxwell again, or ask whoever runs this network. Waiting faxes go on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs this network to allow api.telnyx.com. Waiting faxes go on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is out of date, or this computer&apos;s clock is wrong. No fax goes out like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server that answered is not Telnyx. This network may ask for a log-in first. No fax goes out like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is not from an authority that this computer trusts. An office proxy can cause this: ask for its certificate to be installed on this computer. No fax goes out like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is probably the log-in page of this Wi-Fi, or the filter of your office. Open your browser, log in to the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be incomplete, or deleted in the Telnyx portal. Give Faxwell another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new one in the Telnyx portal under API Keys, and give it to Faxwell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx does not allow this with your key or account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx says: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx holds your account back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is right. Log in to the Telnyx portal and do what it asks there. Telnyx says: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx did not accept the sender number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number that is assigned to your fax application. Telnyx says: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account has no credit left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add credit in the Telnyx portal. Waiting faxes go on after that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fax application is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in Settings. Telnyx needs to know which application sends the fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server address cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an address that begins with https:// and has no user name in it. http:// is for this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not let Faxwell through to Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Telnyx is not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate could not be checked. A proxy, a Wi-Fi log-in page or a wrong clock can cause this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx answered, but not in a way we can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be a trouble on their side, or a network log-in page in between. We try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page answered instead of Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx asks us to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We try again by ourselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx refused the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account does not store documents at Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document goes inside the fax request instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address cannot be listened at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the tunnel&apos;s address as https://name.example, without anything behind a question mark, and a port from 1024 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no public key of a Telnyx account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it from the Telnyx portal, under Account settings, Keys &amp; Credentials, Public key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program already listens at port {port} of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another port, here and in the tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test did not arrive here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the tunnel, and let it end at port {port} of this computer. Faxes are followed by asking meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We do not know whether this fax was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is never sent again by itself. Check the fax under Needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of faxes is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept as it is, and a new one was begun. Look in the Telnyx portal before sending again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Make room and send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk does not take what we write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more is sent until it does. Check the disk and its permissions, then start Faxwell again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk failed while Faxwell wrote to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more is sent. Check the disk, start Faxwell again, and look at the list before you send this again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the key in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the key for this session only, or install a keyring such as GNOME Keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keyring yet to keep the key in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your system asks for a password for a new one: try again and choose it, or use the key for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again, or use the key for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not keep the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the key for this session only. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of what starts when you log in could not be read or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system says: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was kept as {name}, and Faxwell begins with new settings on the practice account. Choose your account and your fax number again under Settings. Your faxes are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list of faxes was written by a newer Faxwell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version; this one does not touch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older Faxwell is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it, then start this one again. Nothing was lost; the older one goes on sending until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell is open already, but that window does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a second one. What you opened is here; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax has gone on in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax was already handed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the list; nothing was sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxes of this account are still open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until each of them has ended, and decide about those that need a check. Then remove the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice account could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other copies of Faxwell and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there, or choose another place, and save it again. The fax is not concerned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx gave a reason we do not know: {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For Telnyx the fax has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting at Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 15 minutes. If it fails again, look it up in the Telnyx portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line was busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another call or fax was using it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 3 to 5 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It rang, but no person and no machine took the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 10 to 15 minutes, or ask the recipient whether the fax machine is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side did not react.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call got no response in the time allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some pages may have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the recipient, or send it again in 5 minutes; pages may then arrive twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call did not get through properly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was a fault in the call or on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 5 to 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side refused the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may block your number, or not take calls just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again once in 15 minutes. If it is refused again, ask the recipient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side, or a carrier on the way, did not take the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call timed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side or a carrier on the way did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to it at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 15 minutes. If it fails twice, check the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke on the sending side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call failed on the sending side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was a fault between Telnyx and the telephone network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax signal was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke during the fax; some pages may have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call was answered, but not by a fax machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person or a voicemail may have picked up: no fax tones were heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number before you send it again; somebody may be rung by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two fax machines could not agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They lost contact at the start or between pages; some pages may have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again with quality Normal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other fax machine answered wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its error correction did not work with this call; some pages may have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number cannot take this kind of call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not be a fax line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again once with quality Normal. If it fails again, check the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is not in service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, then send to the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is not written as it must be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The telephone network does not know a number like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, with + and country code, then send to the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx cannot call it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account may not call this country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The country is not allowed in your outbound voice profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it in the Telnyx portal under Outbound Voice Profiles, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account may not call this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx plan does not cover it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the plan in the Telnyx portal or ask Telnyx, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx could not call out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your fax application has no outbound voice profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach one to the application in the Telnyx portal, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a number of your account, or not verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another sender number in Settings or verify it in the Telnyx portal, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account may not call this number yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At its level it reaches verified numbers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify your account or the number in the Telnyx portal, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is blocked, or its credit has run out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the account and its balance in the Telnyx portal, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many calls at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account is at its limit of calls at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again when other faxes have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your outbound voice profile is at its limit of calls at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your fax application is at its limit of calls at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s spending limit is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your outbound voice profile allows no more today; the count begins anew at 00:00 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again tomorrow, or raise the limit in the Telnyx portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx had a problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is theirs most of the time, now and then a document that they cannot convert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again in 5 minutes. If it fails again, print the document to a new PDF first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx could not convert the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in it does not fit their converter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again once. If it fails again, print the document to a new PDF and send that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx could not fetch the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not there any more when they wanted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the fax again; the document is then uploaded anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx could not read the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For them it is not a valid PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it to a new PDF and send that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is too large for Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more bytes than they take in one fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with a smaller file size, or send it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has too many pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx takes 350 in one fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax was canceled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most likely because it was asked for; some pages may have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more is done. Send it again if it is still needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx says failed, but gives success as the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It contradicts itself: the fax may have arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the recipient before you send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx says failed, but gives received as the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx did not understand our request. This is a fault of Faxwell, not of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx does not know the fax application. Choose it again in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx has a problem. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx did not accept the API key. Paste a valid key in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account is not fully verified or is blocked. Finish the verification in the Telnyx portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number is not written as it must be. Write it with + and country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx does not take this kind of file. Print it to a new PDF and send that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account may not do this at its level. Upgrade it in the Telnyx portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many faxes at once for your account. Try again when others have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too late to cancel this fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web address is not usable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx does not have this any more: the fax, the application or the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key has no permission for this. Use a key of the account&apos;s owner, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx asks us to slow down. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx already has a document of this name. Send the fax again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx is still working on it. Wait a little and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account is not active, perhaps for lack of credit. Look at it in the Telnyx portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account has no credit left. Add credit in the Telnyx portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the document on this computer was damaged, so nothing was sent. Add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about {count} seconds</source>
        <comment>about {count} second</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {low} to {count} seconds</source>
        <comment>about {low} to {count} second</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {count} minutes</source>
        <comment>about {count} minute</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {low:,} to {count} minutes</source>
        <comment>about {low:,} to {count} minute</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about {amount:,} {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and white, {threshold} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no T.38</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document kept at Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview kept as {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events to {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A black threshold needs black and white: switch that on, or leave the threshold out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The black threshold is a whole number from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The display name can have 128 letters (A to Z), digits, spaces and -_~!.+ at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook address must begin with http:// or https:// and have 2,000 characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a document from the web or one that is stored at Telnyx, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is stored at Telnyx already; it cannot be kept there once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the document is kept at Telnyx, {named} cannot be sent with it. Choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the display name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the webhook address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the black threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the preview as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a web address: it has spaces or other characters that cannot be in one, or is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a name or password in this address. Telnyx fetches only what anybody can open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is inside your own network. Telnyx cannot reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>practice account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name, such as the office that it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has {most} characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are hidden characters in this name. Type it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is taken, so that no practice fax is ever mistaken for a real one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another account has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to Telnyx go directly, without a proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to Telnyx go by the proxy {place}, from Faxwell&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to Telnyx go by the proxy {place}, from the system&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to Telnyx go directly: the system&apos;s proxy is of a kind that Faxwell cannot use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a fax application called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on the fax application “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create an outbound voice profile called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the application “{application}” call out with the profile “{profile}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on the outbound voice profile “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let “{name}” also call this country: {country}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number {number} to “{application}”. What it is used for now ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number {number} to “{application}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file in your PDF program and save or print it as a new PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>We send exactly what you see here: {count} pages.</source>
        <comment>We send exactly what you see here: {count} page.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This document has no pages. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged. {exactly}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is encrypted and is not uploaded. {exactly}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} of {pages:,} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has {size:,} bytes; Telnyx takes {most:,} at most. Make it smaller in your PDF program, or send it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.0f} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of {limit:g} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more:,} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages {pages} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is encrypted for certain people only. Open it in your PDF program and print it to a new PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a PDF that can be read. It may be damaged or cut off; get it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page named .pdf. Open it in a browser and print it to a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be read. Open it in a picture program and save it as PNG or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a ZIP file, not a PDF. Unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an office document, not a PDF. Open it and export it as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a program, not a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a text file, not a PDF. Open it and print it to a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page, not a PDF. Open it in a browser and print it to a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pages} cannot be read. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts and attached files inside are not sent: a fax is the pages only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts inside are not sent: a fax is the pages only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached files inside are not sent: a fax is the pages only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx account {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed and kept safe on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt {attempt}: uploading the document. Nothing can ring yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing over to Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx accepted the fax: {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words: “{detail}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the fax was sent is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx says: “{detail}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A further attempt waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx asked us to slow down. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try in {seconds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent: this account stores no documents at Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document goes inside the next request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx refused the fax. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the document on this computer is damaged. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} on the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s event tells more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No final word from Telnyx for 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its last word: {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx now says something else: {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first final word stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: Telnyx lists no such fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: only you can tell whether it is among the faxes that Telnyx lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: Telnyx&apos;s list was not complete. Nothing was learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check failed; nothing was learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found at Telnyx: the fax was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx lists a fax that could be this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {to}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created {created_at}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx id {telnyx_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx has this fax twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other: Telnyx id {other_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx made a fax for another number than asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s list now names the right number for this fax, though its answer named another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document was deleted at Telnyx, so that a request that arrives late finds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still not listed after that: it was very probably not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx is asked to cancel the fax. It may still arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx answered the request to cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words: “{answer}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to cancel did not get through; it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back before it was handed over. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again by itself at {at}, time {number} of {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said: now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on only when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said: still send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our upload at Telnyx is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the document on this computer was removed after {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before Telnyx answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx answered with an error of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s answer named another recipient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in Faxwell before the answer was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell ended before Telnyx answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax has waited for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything that was asked for can go with this fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier attempt of this fax turned up at Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided: send again, even if it arrives twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided: it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided: do not send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: this fax did not leave the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no final result. Make the report again when the fax has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx later said something else: {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: the record is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known whether it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted by Telnyx: {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As counted by Telnyx. The document was not sent from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{utc}, when this computer heard of it. Handed over to Telnyx {since}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} pages</source>
        <comment>{count} page</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Confirmed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetched by Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a fax would have gone. It was sent to nobody, and is no proof of anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That Telnyx said of this fax: the receiving machine confirmed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That Telnyx said of this fax: it could not be delivered, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which file was handed over, by its SHA-256; the small pages below are drawn from our copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which file it is, by its SHA-256; the small pages below are drawn from our copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which decisions a person at this computer has made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened and when, by the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That a person has read the fax, or whose machine it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the pages looked on the receiving machine&apos;s paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything that is marked as not reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} days</source>
        <comment>{count} day</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is safe on this computer and goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is on its way to Telnyx. Nothing can ring yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is being handed over to Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We do not know whether this fax was sent. It is never sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx has the fax and sends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiving machine confirmed all pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx tried and could not deliver it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx took the fax, but has not said how it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided about it. Whether it was sent is still not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of this fax on this computer is damaged. It is kept as it is and never acted on. Look in the Telnyx portal before you send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx has this fax twice. The recipient may get it two times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx made a fax for another number than you asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account takes one web address a fax. Send one fax for each, or the documents as files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax was delivered twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was refused before it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken back before it was handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the network: Telnyx could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the trouble with the account is put right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx asked us to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell ended before the fax was handed over. It goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account stores no documents at Telnyx; the document goes inside the fax request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for it to be sent. Waiting for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet. Still send?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can still take it back: nothing was asked of Telnyx yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax goes again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ultra light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ultra dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large, plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters and forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small print and fine lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortest call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A longer call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx takes longer to prepare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again (may arrive twice)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If Telnyx did receive the first one, the recipient gets this fax twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again, even if it arrives twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away as sent. Nothing is sent; Faxwell goes on looking for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away. Nothing is sent again, but if Telnyx did receive it, it can still arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Telnyx to cancel it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx says delivered, but its count of pages is {counted}, not {pages}. Ask the recipient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the attempts before it stands in the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has waited on this computer and goes only when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account stores no documents at Telnyx; the document then goes inside the fax request, which cannot carry {lost}. It goes only when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke after Telnyx may have received it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Telnyx answered was about a fax to another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent again on your word, and that did not arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell asks once a day. The recipient can tell you whether it arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check of Telnyx&apos;s list has been complete yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it in the Telnyx portal before you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was very probably not sent: its document is deleted at Telnyx, so a request that arrives late finds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s list, read at {last}, names the right number for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked once, at {last}: Telnyx lists no such fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked {count} times since {since}, last {last}: Telnyx lists no such fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It carried its document inside the request, so only you can tell whether it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked last {last}: Telnyx lists no fax like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked last {last}: Telnyx lists one fax that could be it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked last {last}: Telnyx lists {count} faxes that could be it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} bytes</source>
        <comment>{count} byte</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.1f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} lines</source>
        <comment>{count} line</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cover page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FAX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CONFIDENTIAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COURT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAGES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>including this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DOCUMENT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SUBJECT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CASE NO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PARTIES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which number brings about what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect my Telnyx account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice account: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Telnyx: faxes and documents go to {base_url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} accounts need you</source>
        <comment>{count} account needs you</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{account}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>application and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options of every fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>country of typed numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price of a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how faxes go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell forgets this account&apos;s key and settings; that cannot be undone. Its faxes and their documents stay on this computer, in “{folder}” inside Faxwell&apos;s folder. Nothing changes at Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To remove this account, use another one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the account now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} · in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name and colour of an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another Telnyx account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each has its own key, number, options and faxes. Faxes on their way go on while another one is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, such as Billing office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{account} · in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To another server, not Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Faxwell?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} faxes are under way.</source>
        <comment>{count} fax is under way.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of them are from accounts that are not shown.</source>
        <comment>{count} of them is from an account that is not shown.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>If you quit, what waits is sent when Faxwell is started again; what Telnyx has goes on there. Nothing is lost or sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep sending, minimised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it clearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to {paper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as fax pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the first {limit} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a higher quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks finished. {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checks finished, {count} things to look at. {first}</source>
        <comment>Checks finished, {count} thing to look at. {first}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked {done:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at {looked_at:,} of {wanted:,} pages as a fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidential (health information)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Court filing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;ver page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the cover page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not printed, for no font on this computer has it: {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Room for {count} more lines.</source>
        <comment>Room for {count} more line.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page 1 of {pages:,}. {room}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} the cover page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cover page is being drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cover page cannot be drawn. See Cover page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Court</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in: {places}. A line that begins with # is large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.PNG *.JPG *.JPEG *.TIF *.TIFF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PNG, JPEG or TIFF picture. It is printed in black and white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}, on the cover page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another logo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF and pictures ({endings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Turn all pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That password does not open it. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All, or 1-3, 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be sent · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{chosen:,} of {count} pages</source>
        <comment>{chosen:,} of {count} page</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a PDF or a picture (Ctrl+O), or drop it anywhere; Ctrl+V pastes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} documents</source>
        <comment>{count} document</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{later:,} for the next fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a document to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document is locked. Type its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password of the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fax is either files or a document from elsewhere. Remove one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cover page goes before files only. Choose “None” for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax cannot be sent yet. See Checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document cannot be sent. See Checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the fax number to send to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax number is not right yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the number it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page is being checked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {others} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are files on this page. Remove them first: a fax is either files or a document from elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax takes its document from elsewhere. Remove that first to send files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx fetches it from its web address when the fax goes. Its pages are not checked or counted here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stored at Telnyx under this name. Its pages are not checked or counted here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched by Telnyx. Not checked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored at Telnyx. Not checked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose PDFs or pictures (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is locked with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type its password at the left. It is unlocked on this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop PDFs or pictures here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see every page as it is before anything is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fast machine at 33,600 bits a second and a slow one at 14,400. A poor line, a page repeated or a busy number takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} on the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} as a fax. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far from {done:,} of {awaited:,} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.0f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send fax · {count} pages</source>
        <comment>&amp;Send fax · {count} page</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Send fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} things to look at in Checks.</source>
        <comment>{count} thing to look at in Checks.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The fax you were preparing is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were preparing another fax when Faxwell ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show that one instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {others:,} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{back} Changed since then, look at all its pages again: {named}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this fax?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send {pages} to {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping a copy of the document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing page {done:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the pages again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax cannot be sent as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and look at it again, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown here: only Telnyx sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with +1 and is a call abroad ({country}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the number it comes from: you are sending to yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really sent, and charged: {cost}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really sent, and charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax number, like +1 312-555-0101</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To: fax number of the recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent numbers (Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with +1 and is still a call abroad ({country}), at its own price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use for every fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every fax from this account; the quality above is one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every fax from this account goes like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (usual for this account)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} the options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to Telnyx&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is stored there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the answer is lost, only you can tell whether the fax was sent: such a fax cannot carry our mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s own picture of what it sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s own picture of what it sent. With the document kept there it is a TIFF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax over IP (T.3&amp;8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the document at Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a pr&amp;eview at Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format of the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: as sound, for a machine that breaks off again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Webhook address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by Faxwell: it is how a lost answer is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets the events of this fax, instead of the application&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{typed} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller&apos;s name, where the network shows one. Empty: your number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only A to Z, digits, spaces and -_~!.+ can be in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {position}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page}, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, turned by {turn} degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings say that every fax goes as fax pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An encrypted file is never uploaded: its pages go as fax pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is damaged: what you see here is sent, as fax pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page was made clearer or shown as a photo: that goes as fax pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture {pasted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first {most} of {all:,} files were added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The first part is on its way. The other {count} pages are here: they are the next fax.</source>
        <comment>The first part is on its way. The other page is here: it is the next fax.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write pages like 1-3, 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This document has {count} pages.</source>
        <comment>This document has {count} page.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write pages like 1-3, 5, the smaller number first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: this page is not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our simulation: what a fax machine is likely to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on this computer, at {dots} dots an inch. Telnyx turns the document into a fax itself and does not publish which resolution each quality stands for; the paper and the toner of the receiving machine are not known either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {position:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, as received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page as it is in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The black dots that a fax machine is likely to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original at the left, as received at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text or Photo, by what is on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharp letters; grey becomes black or white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greys as fine dots. Takes longer on the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For faint or grey pages: more contrast, then black and white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dot = one pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this page out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this page back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How grey becomes black or white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The black threshold decides: below {threshold} % is black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Faxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this line away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sketch: the line a receiving machine adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sketch: the receiver&apos;s own line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From: number of yours that the fax comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up your numbers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no number that can send yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx gets it from {where}, unchecked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One PDF of these pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax pictures on {paper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax pictures on {paper}, because the pages cannot be joined as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black threshold in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black thresho&amp;ld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s usual. Lower it where grey areas turn black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher: pale print stays. Lower: grey areas turn white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less bright than {threshold} % becomes black. {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete leaves a page out, R turns it, Alt and the arrow keys move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what you see goes: no hidden text, scripts or attachments. Often smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as fax &amp;pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper of the fax pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged: the pages that Telnyx makes of it may be others than you see here. Send the copy instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is encrypted: Telnyx may not be able to open it. Send the copy instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a PDF nor a picture. Telnyx may take it and lay it out in its own way; it is not shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address is there twice: its pages would be sent twice. Remove one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are more than {most} addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching and checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{page:,} of {count} pages</source>
        <comment>{page:,} of {count} page</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This page cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx fetches it, not this computer: up to 50 MB, from an address that anybody can open. It is not checked or shown here unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One address a line. Several become one fax in this order, where the account takes more than one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx fetches it again when the fax goes. To send exactly these pages, send the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look at it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the &amp;copy instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document from the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web &amp;address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these {count} addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add to this fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A practice fax: it did not leave this computer, and no real machine got it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel asked. Telnyx has the last word: it may still arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is wrong…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Telnyx to cancel it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noting your decision…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document as sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a web address, fetched by Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored at Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax to {recipient}: {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the list of faxes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No faxes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send your first fax: drop a PDF on this window, or start here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}. Fax to {recipient}: {document}, {pages}. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: trouble with the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still send?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you said it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you said not to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes in {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again in {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again in {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked {duration} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{since} · checked {count} times</source>
        <comment>{since} · checked {count} time</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({count} times, last {last:%H:%M:%S})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this does not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transmission report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} · made {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste files or a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours:,} h {minutes:02} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer. Faxes go to a simulated line; the number decides what happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxes are really sent, and Telnyx charges them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxes go to {address}, not to Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my Telnyx account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the practice account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep our copies of documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of faxes, the documents and the settings are kept in this folder, for you alone. Keys are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from the end of a fax. What is older is removed within a day; of an account that is not open, when it is opened next. The list of faxes stays, and so does the document of a fax that goes on or needs a check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep our copies of documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long documents are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be asking for its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this session only: it is gone when Faxwell ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given as FAXWELL_API_KEY when Faxwell was started. It is changed there, not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for your key. Your keyring may ask for its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste your API key (KEY…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx is the service that sends your faxes and charges you for them. You need an account there, with some credit and a phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An API key is the password with which Faxwell uses your account: create one in Telnyx&apos;s portal under API Keys, copy it, and paste it here. Faxwell tries it, keeps it in this computer&apos;s keyring, and then looks what else is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste another key of this Telnyx account. It takes the old one&apos;s place as soon as Telnyx accepts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the old key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open API keys at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have no Telnyx account yet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the keyring again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more is sent from your Telnyx account without its key, and sent faxes are not followed any more. The list of faxes stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the key now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send from this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the key at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the key. Your keyring may ask for its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works, but it could not be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works. The keyring has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keyring has not answered yet. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgetting the key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key that ends in {ending}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect your Telnyx account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an API key on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with KEY and ends in …{end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>api password phone credit money portal doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retention delete erase storage disk backup privacy archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>webhook tunnel listen status push callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network firewall connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry hold undo busy delay automatic attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black white scan format size security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autostart startup notifications sound tray background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country of numbers without +</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number typed without + and country code is taken as one of this country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the last four di&amp;gits of a number that is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking for new numbers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new number is one that nothing was delivered to yet. Most slips in a number give another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your Telnyx plan charges for a page. With it the estimate says what a fax will cost; the minutes of the call are not in it. Empty: nothing is said about cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a price. Type one such as 0.07, or leave the field empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s, if it has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some offices let programs reach the internet only by a proxy. Usually the system knows it, and nothing is to be done here. Else write its address, such as http://proxy.example:3128. One that asks for a name and a password is set in the system: a password has no place in a settings file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying to reach Telnyx this way…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This holds from the next connection on. What is on its way now goes on as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx cannot be reached by this proxy. Check its address, and that this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as http://, the proxy&apos;s name, a colon and its port: http://proxy.example:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send every fax as fax &amp;pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what you see goes then: no hidden text, no scripts, no attachments. Otherwise a single PDF is sent as it is, and this can be chosen for each fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How faxes go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual at home ({usual})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax will probably fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This fax will wait until this is put right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Telnyx account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account on the other server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a &amp;test fax to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking what the account holds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set it up for me ({count} steps)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx took the change, but does not show it yet. Look again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is in order. Faxes go from {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account could not be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fax can go yet. Faxwell can set up what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} things are missing before a fax can go.</source>
        <comment>One thing is missing before a fax can go.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be put right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add credit at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open applications at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open profiles at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open numbers at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy a number at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This changes your Telnyx account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This changes the practice account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it right…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}: which one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it in Telnyx&apos;s portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it right: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fax failed because of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting it right…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} · in use elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‹ All settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this account is not in the keyring any more. Paste it again, or another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is forgotten. From now on faxes go to the practice account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell will do this, in {count} steps:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changes} Nothing is bought, and no fax is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {now} of {count}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number decides what happens. Any other number is delivered. Click one to fax to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key, number and set-up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of your account at Telnyx. One of them can be sent as it is: it is not shown or checked here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is still there: Telnyx does not delete it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of yours is stored at Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {shown} of {all:,} are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} uploads of Faxwell&apos;s own are not listed: faxes may still need them, and they are deleted by themselves.</source>
        <comment>{count} upload of Faxwell&apos;s own is not listed: a fax may still need it, and it is deleted by itself.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {shown} at Telnyx…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {shown} at Telnyx? A fax that still needs it fails, and nothing brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it at Telnyx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{foreign}, which cannot be faxed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+{key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell is sending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell needs you for a fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Faxwell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell needs you for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax to the number ending in {digits}. {what_next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is busy, every time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It rings, and nobody answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is not in service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is refused at once, with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is accepted and delivered, but the connection breaks before that is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy, then delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is busy the first time; the next fax is delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account asks twice to come back later, then the fax is delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault after accepting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is accepted and delivered, but the answer is a server fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line dropped, listed late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection breaks; the fax was accepted, but is found in the list only 90 seconds later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection breaks, and the fax is accepted only a minute after that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fax machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody answers the call, but there are no fax tones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is delivered, but each page takes 45 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call breaks half way through the pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax stays in sending and never ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ten seconds the status is a word nobody knows, then the fax is delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax fails for a reason nobody knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has no credit left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is not allowed to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fax is accepted, but for another number than the one asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} faxes need you</source>
        <comment>{count} fax needs you</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sending is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} faxes under way</source>
        <comment>{count} fax under way</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A fax needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is from an account that is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell needs you before it can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;when I log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxes that still wait then go on by themselves. The window stays closed, and Faxwell ends again when nothing is left to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tell me when a fax has ended or needs me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a notification, while you look elsewhere. Of the number it says the last four digits, no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. You can search for a number, a document, a state, what went wrong, or a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search faxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {count} faxes found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} faxes found</source>
        <comment>{count} fax found</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consent form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a busy line in 3, 5 and 10 minutes; after other failures that may pass in 5, 15 and 60. Never where pages may have arrived, or where nobody knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When faxes go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then nothing is asked of Telnyx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After Send, a fax can be taken &amp;back for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a fax fails, tr&amp;y again by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when faxes go</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} seconds</source>
        <comment>{count} second</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No time: it goes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Up to {count} times</source>
        <comment>Once</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This document went to this number already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You confirmed it at {time}; it stands as: {state}. What you send now is a second fax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fax was sent from here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faxwell asks Telnyx how faxes stand, and needs nothing for that. If you run a tunnel to this computer, Telnyx can also ring when something happens: it is heard some seconds earlier. An event is never believed, only asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the Telnyx portal, Keys &amp; Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telnyx&apos;s events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public key of the Telnyx account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning to listen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening. No event has come yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening. The last event came at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending a test to the tunnel&apos;s address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test arrived: Telnyx can ring here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the transmission report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For your files: number, pages, time, result, and every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was delivered to this number yet. Type its last four digits once more, from where you have it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Faxes to {number} were delivered {count} times, the last one on {time}.</source>
        <comment>A fax to {number} was delivered, on {time}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This number differs in one place from {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number above ends with others. Go back and compare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last four digits of the number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
