"""Europe beside the United Kingdom, Canada, Australia, Brazil, Russia and Uzbekistan: leads before a payee."""

from __future__ import annotations

from finpulse.cleaning.descriptors.descriptor import PaymentChannel

LEADS = {
    PaymentChannel.CARD: """
        kortköp, kortkjøp, kortbetaling, kortbetalning, varekjøp, varekøb, dankort nota, visa varekjøp, visa køb,
        compra cartao compra no estabelecimento, compra cartao, compra no debito, compra no credito, compra com
        cartao, compra elo debito vista, compra no debito via nupay, idp purchase, interac purchase, eftpos purchase,
        eftpos, visa purchase, оплата товаров и услуг, оплата товаров, безналичная оплата товаров и услуг, pokupka,
        zakup przy użyciu karty, płatność kartą, blik zakup, blik płatność, zakup blik
    """,
    PaymentChannel.CLEARING: """
        sepa-basislastschrift, sepa-lastschrift, sepa basislastschrift, sepa lastschrift, sepa-folgelastschrift,
        autogiro, avtalegiro, betalingsservice, pagto eletron cobranca, pagto cobranca, debito automatico, paynet
    """,
    PaymentChannel.PERSON: """
        swish skickad, swish mottagen, swish betalning, swish inbetalning, swish, vipps til, vipps fra, vipps,
        mobilepay til, mobilepay fra, mobilepay, bizum enviado, bizum recibido, bizum a, bizum de, bizum, blik p2p
        przelew na telefon, przelew na telefon, blik przelew na telefon, blik p2p, interac e transfer to, interac e
        transfer from, e transfer to, e transfer from, interac e transfer, etransfer to, osko payment to, osko payment
        from, payid payment to, payid payment from, osko, перевод на карту, перевод от, перевод клиенту, перевод по
        номеру телефона, перевод по сбп, перевод сбп, перевод для, p2p uzcard, p2p humo, p2p, kartadan kartaga, lydia,
        paylib, satispay, twint gesendet an, twint p2p
    """,
    PaymentChannel.WALLET: """
        pix qrs, pix qr code, pagamento com qr pix, pagamento pix, pix qr estatico, pix qr dinamico, compra pix
    """,
    PaymentChannel.TRANSFER: """
        vir inst, vir inst vers, vir instantane, vir sepa inst, virement instantané, virement instantané à, virement à,
        pix transf, pix transferencia, pix enviado, pix recebido, pix rec, pix env, pix, transferência enviada pelo
        pix, transferência recebida pelo pix, transferencia pix
    """,
}
