/** Who writes a line: the customer, the vendor, somebody of the organization, or the machine in its name. */
export type Speaker = 'customer' | 'vendor' | 'staff' | 'assistant';
export type About = 'order' | 'listing' | 'request' | 'vendor' | 'joined' | 'internal';

/** What people write to each other; `{order}` stands for the number of an order, `{product}` for a product's name. */
export const dialogues: Readonly<
  Record<
    About,
    readonly {
      readonly subject: string;
      /** Whether only those who deal in clothes would say so. */
      readonly isApparel?: true;
      readonly lines: readonly (readonly [by: Speaker, text: string])[];
    }[]
  >
> = {
  order: [
    {
      subject: 'When will it be shipped?',
      isApparel: true,
      lines: [
        ['customer', 'Good morning, our autumn window is set for the 14th. Is order {order} still on time?'],
        ['staff', 'Good morning! Knitting is done, linking takes until Thursday. The 14th holds.'],
        ['customer', 'Perfect. Please send a picture of the first pieces if you can.'],
        ['staff', 'Here they come. The shade is the approved one under daylight.'],
        ['customer', 'They look wonderful, thank you.'],
      ],
    },
    {
      subject: 'Change of the delivery address',
      lines: [
        ['customer', 'We move our warehouse next month. Can {order} go to the new address?'],
        ['assistant', 'Of course. Which address shall we note for {order}, and from which day on does it hold?'],
        ['customer', 'Dock 7, Harbour Street 118, from the first of the month.'],
        ['staff', 'Noted, the forwarder knows. You will get the new papers by e-mail.'],
      ],
    },
    {
      subject: 'Size ratio',
      isApparel: true,
      lines: [
        ['customer', 'For {order} we would rather have 10 percent more in L and fewer in S.'],
        ['staff', 'The yarn is on the machines already, but S has not been cut. I will ask the factory.'],
        ['staff', 'They can do it at no extra cost if we confirm today.'],
        ['customer', 'Confirmed.'],
      ],
    },
    {
      subject: 'Cartons arrived damaged',
      isApparel: true,
      lines: [
        ['customer', 'Two cartons of {order} came in wet. Pictures attached.'],
        ['staff', 'I am sorry to see that. How many pieces can no longer be sold?'],
        ['customer', 'Eleven, all of them size M.'],
        ['staff', 'We replace them from stock; they leave tomorrow. The forwarder takes the claim.'],
        ['customer', 'That was quick. Thank you!'],
      ],
    },
    {
      subject: 'Invoice and payment',
      lines: [
        ['customer', 'Could you split the invoice of {order} over two cost centres?'],
        ['assistant', 'Yes, that can be done. Please tell us both cost centres and the share of each.'],
        ['customer', '60 percent on 4711 and 40 percent on 4712.'],
      ],
    },
    {
      subject: 'Reorder',
      isApparel: true,
      lines: [
        ['customer', 'The beanies of {order} sold out in three weeks. Can we have 200 more before Christmas?'],
        ['staff', 'We can, if the shade stays the same: the yarn is in stock. Shall I set up the order?'],
        ['customer', 'Yes please, same labels.'],
      ],
    },
  ],
  listing: [
    {
      subject: 'Question about {product}',
      isApparel: true,
      lines: [
        ['customer', 'Is {product} also made in camel?'],
        ['staff', 'Not from stock, but from 300 pieces on we can have it knitted in any of our yarn shades.'],
        ['customer', 'Then 300 in camel. What is the lead time?'],
        ['staff', 'Six weeks from the approved lab dip.'],
      ],
    },
    {
      subject: 'Sample of {product}',
      isApparel: true,
      lines: [
        ['customer', 'May we have a sample of {product} in M and L?'],
        ['assistant', 'Samples are sent within two days. Which address shall they go to?'],
        ['customer', 'To our design studio, please, the address you have on file.'],
      ],
    },
    {
      subject: 'Price for larger quantities',
      lines: [
        ['customer', 'What would {product} cost from 2,000 pieces on?'],
        ['staff', 'From 2,000 on it is 7 percent less, delivered in two lots.'],
        ['customer', 'Thank you, we come back to it after the fair.'],
      ],
    },
    {
      subject: 'Order of {product}',
      lines: [
        ['customer', 'We take 120 pieces of {product}, mixed sizes, as soon as they can leave.'],
        ['assistant', 'Thank you! 120 pieces of {product}: we look into the stock and confirm within the day.'],
        ['customer', 'Good. If it goes well we take 300 more in spring.'],
        ['staff', 'All 120 are in stock and leave on Monday.'],
      ],
    },
  ],
  request: [
    {
      subject: 'New collection',
      isApparel: true,
      lines: [
        ['customer', 'We plan twelve styles for spring, half of them in organic cotton. Who should we talk to?'],
        ['staff', 'To me. Send me what you have, sketches are enough, and I will come back with prices in a week.'],
        ['customer', 'The tech packs are attached.'],
        ['staff', 'Thank you, the request goes out to the mills today.'],
      ],
    },
    {
      subject: 'Certificates',
      isApparel: true,
      lines: [
        ['customer', 'Our retailer asks for OEKO-TEX certificates of everything delivered this year.'],
        ['assistant', 'The certificates of all articles you bought this year are attached.'],
        ['customer', 'Exactly what we needed.'],
      ],
    },
    {
      subject: 'Visit at the factory',
      isApparel: true,
      lines: [
        ['customer', 'Our quality manager is in Dhaka in the second week of the month. Can he see the line?'],
        ['staff', 'With pleasure, Tuesday or Wednesday. Farhana will meet him there.'],
        ['customer', 'Wednesday it is.'],
      ],
    },
    {
      subject: 'Opening hours',
      lines: [
        ['customer', 'Are you in the office between the holidays?'],
        ['staff', 'Until the 23rd, and again from the 2nd on. In between by e-mail.'],
      ],
    },
  ],
  vendor: [
    {
      subject: 'Yarn for {order}',
      isApparel: true,
      lines: [
        ['staff', 'Has the yarn for {order} arrived in full?'],
        ['vendor', 'All but the navy. The dye house promises it for Monday.'],
        ['staff', 'Please start with ecru then, so that linking is not idle.'],
        ['vendor', 'Already on the machines.'],
      ],
    },
    {
      subject: 'Inspection',
      lines: [
        ['vendor', 'Final inspection of {order} can be on the 22nd. Who comes?'],
        ['staff', 'Minh comes, with two inspectors. Please have the approved sample at hand.'],
        ['vendor', 'It will be there.'],
      ],
    },
    {
      subject: 'Price of wool',
      isApparel: true,
      lines: [
        ['vendor', 'Wool is up 6 percent since our quote. For {order} we keep the price, for the next one we cannot.'],
        ['staff', 'Understood, and thank you for keeping it. Please quote the next one as it is.'],
      ],
    },
  ],
  joined: [
    {
      subject: 'Approval of the shade',
      isApparel: true,
      lines: [
        ['vendor', 'Lab dips of {order} left yesterday by courier: three per shade.'],
        ['customer', 'They are here. A for ecru, C for bottle green.'],
        ['vendor', 'Thank you, dyeing starts tomorrow.'],
        ['staff', 'Noted with the order. The date stays.'],
      ],
    },
    {
      subject: 'Care labels',
      isApparel: true,
      lines: [
        ['customer', 'For {order} the care label needs the French text as well.'],
        ['vendor', 'No problem as long as we have it by Friday.'],
        ['customer', 'Attached.'],
      ],
    },
  ],
  internal: [
    {
      subject: 'Late at the factory',
      isApparel: true,
      lines: [
        ['staff', 'Linking of {order} is two days behind. Do we tell the customer now?'],
        ['staff', 'Not yet. Minh is there tomorrow; if they work the weekend it holds.'],
        ['staff', 'They will. Checked with the line manager.'],
      ],
    },
    {
      subject: 'Margin of the winter programme',
      isApparel: true,
      lines: [
        ['staff', 'With the new wool price we are below 18 percent on {order}.'],
        ['staff', 'Then the next quote has to carry it. I talk to the customer myself.'],
      ],
    },
    {
      subject: 'Capacity in spring',
      isApparel: true,
      lines: [
        ['staff', 'Two factories have free lines in March. Shall I block them?'],
        ['staff', 'Block one. The other only if the US order comes in.'],
        ['staff', 'Done.'],
        ['staff', 'Thanks!'],
      ],
    },
    {
      subject: 'Holiday cover',
      lines: [
        ['staff', 'I am away from Monday on. Could you look after my customers?'],
        ['staff', 'Sure. Anything hot?'],
        ['staff', 'Only {order}: they wait for the new delivery papers.'],
      ],
    },
  ],
};
